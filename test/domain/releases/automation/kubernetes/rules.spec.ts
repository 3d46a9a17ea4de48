import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { groupsOf, labelsOf } from "../../../../../lambdas/domain/releases/automation/kubernetes/alert-rules.ts";
import { absent } from "../../../../support/tools.ts";
import { aContext, anyContext } from "../a-context.ts";
import { contentOf, folderFor, run } from "../files.ts";

const noPromtool = absent("promtool");
const alertsOf = (context = aContext()) => groupsOf(context).flatMap(({ alerts }) => alerts);
const promtool = (folder: string, ...args: string[]) => run(join(folder, "monitoring"), "promtool", args);

describe("the alert rules", () => {
  it("roll back on what a new version can be at fault for, and on nothing else", () => {
    const names = (rollback: boolean) => alertsOf().flatMap((alert) => (alert.rollback === rollback ? [alert.name] : []));

    expect(names(true)).toEqual(["SlaBurnFast", "SlaBurnSteady", "ErrorRateHigh"]);
    expect(names(false)).toEqual(["SlaBurnSlow", "SlaBurnCreeping", "LatencyHigh", "ModelDrift", "ModelDriftUnknown", "ServiceAbsent"]);
  });

  it("are labelled as Bellwether reads them", () => {
    const fast = alertsOf().find(({ name }) => name === "SlaBurnFast");

    expect(fast && labelsOf(fast, "shop", "production")).toEqual({
      service: "shop",
      environment: "production",
      severity: "page",
      rollback: "true",
    });
    expect(contentOf(aContext(), "monitoring/rules.yml").match(/rollback: "true"$/gm)).toHaveLength(3);
  });

  it("state the context's own objectives", () => {
    const rules = contentOf(aContext({ latency: { milliseconds: 250, percentile: 95 }, availability: 0.9995 }), "monitoring/rules.yml");

    expect(rules).toContain("histogram_quantile(0.95,");
    expect(rules).toContain("> 0.25\n");
    expect(rules).toContain('ratio_rate1h{service="churn_predictor_v2"} > 0.0072\n');
  });

  it("keep at least one alert for each objective, however loose it is", () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        const names = alertsOf(context).map(({ name }) => name);

        expect(names).toEqual(expect.arrayContaining(["SlaBurnCreeping", "ErrorRateHigh", "LatencyHigh"]));
      }),
    );
  });

  it("have a test that they fire and one that they are silent, each of them", () => {
    const tests = contentOf(aContext(), "monitoring/rules.test.yml");
    const ends = (name: string) => [...tests.matchAll(new RegExp(`alertname: ${name}\\n +exp_alerts:(.*)`, "g"))].map(([, end]) => end);

    for (const { name } of alertsOf()) expect(ends(name), name).toEqual(expect.arrayContaining(["", " []"]));
  });
});

describe.skipIf(noPromtool)(`promtool${noPromtool}`, () => {
  test.each([
    ["the example", aContext()],
    ["a high objective", aContext({ availability: 0.9999999, latency: { milliseconds: 1, percentile: 99.99 }, repo: null })],
    ["a low objective", aContext({ availability: 0.5, latency: { milliseconds: 60_000, percentile: 50 }, environments: ["no"] })],
  ])("accepts the rules of %s, and finds their tests passed", { timeout: 120_000 }, (_, context) => {
    const folder = folderFor(context);

    expect(promtool(folder, "check", "rules", "rules.yml")).toMatchObject({ status: 0 });
    expect(promtool(folder, "test", "rules", "rules.test.yml")).toMatchObject({ status: 0 });
  });

  test.each([
    ["a threshold that is too high", "> 0.0144", "> 0.5", "SlaBurnFast"],
    ["a threshold that is too low", "> 0.006\n", "> 0.005\n", "SlaBurnSteady"],
    ["a label that is lost", 'rollback: "true"', 'roll_back: "true"', "SlaBurnFast"],
    ["failures that are no evidence", ">= 10", ">= 1", "SlaBurnFast"],
    ["another quantity", "histogram_quantile(0.99", "0 * histogram_quantile(0.99", "LatencyHigh"],
  ])("fails the tests for %s", { timeout: 60_000 }, (_, right, wrong, alert) => {
    const folder = folderFor(aContext());
    const path = join(folder, "monitoring", "rules.yml");
    const rules = readFileSync(path, "utf8");
    writeFileSync(path, rules.replaceAll(right, wrong));
    const { status, said } = promtool(folder, "test", "rules", "rules.test.yml");

    expect(rules).toContain(right);
    expect(status).not.toBe(0);
    expect(said).toContain(alert);
  });
});
