import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { rollbackAlarms } from "../../../../../lambdas/domain/releases/automation/aws/sla-alarms.ts";
import { absent } from "../../../../support/tools.ts";
import { aContext, anyContext } from "../a-context.ts";
import { contentOf, folderFor, run } from "../files.ts";

const STACKS = ["node-lambda", "static-site"] as const;
const noLint = absent("cfn-lint");
const templateOf = (stack: (typeof STACKS)[number], overrides: Parameters<typeof aContext>[0] = {}) =>
  contentOf(aContext({ ...overrides, stack }), "monitoring/cloudwatch.yml");

/** The lines of a resource. */
function resource(template: string, id: string): string {
  const [, text] = new RegExp(`^ {2}${id}:\\n((?: {4}.*\\n|\\n)+)`, "m").exec(template) ?? [];
  if (text === undefined) throw new Error(`there is no ${id}`);
  return text;
}
const declared = (template: string) => [...template.matchAll(/^ {2}(\w+):\n {4}Type: (AWS::\S+)/gm)].map(([, id]) => id);

describe.each(STACKS)("the alarms of %s", (stack) => {
  const template = templateOf(stack);

  it("burn on two windows at once, by the workbook's factors", () => {
    expect(resource(template, "SlaBurnFast")).toMatch(/ALARM\("\$\{SlaBurnFast1h\}"\) AND ALARM\("\$\{SlaBurnFast5m\}"\)/);
    expect(resource(template, "SlaBurnFast1h")).toMatch(/Threshold: 0\.0144\n[\s\S]*Period: 3600\n/);
    expect(resource(template, "SlaBurnFast5m")).toMatch(/Threshold: 0\.0144\n[\s\S]*Period: 300\n/);
  });

  it("look at three days as three periods of one, as a period ends at a day", () => {
    expect(resource(template, "SlaBurnCreeping3d")).toMatch(/EvaluationPeriods: 3\n {6}DatapointsToAlarm: 3\n[\s\S]*Period: 86400\n/);
  });

  it("state the latency at its percentile", () => {
    const latency = resource(templateOf(stack, { latency: { milliseconds: 250, percentile: 99.9 } }), "LatencyHigh");

    expect(latency).toContain("Threshold: 250\n");
    expect(latency).toContain("Stat: p99.9\n");
  });

  it("tell Bellwether of what rolls back, and of nothing else", () => {
    expect(rollbackAlarms(aContext())).toEqual(["SlaBurnFast", "SlaBurnSteady", "ErrorRateHigh"]);
    expect([...resource(template, "BellwetherRule").matchAll(/- !GetAtt (\w+)\.Arn/g)].map(([, id]) => id)).toEqual(
      rollbackAlarms(aContext()),
    );
  });

  it("tell it in the form of Alertmanager's webhook, with the labels that it reads", () => {
    const [, body = ""] = /InputTemplate: !Sub \|\n([\s\S]*?)\n\n/.exec(template) ?? [];

    expect(JSON.parse(body)).toMatchObject({
      status: "firing",
      alerts: [{ status: "firing", fingerprint: "<alarm>", startsAt: "<at>", labels: { service: "churn_predictor_v2", rollback: "true" } }],
    });
  });

  it("hold the token in no text: the connection reads it from the secret", () => {
    expect(template).toContain("Bearer {{resolve:secretsmanager:");
    expect(template).not.toMatch(/Default: "?Bearer/);
  });

  it("refer only to what the template declares, whatever the objective", () => {
    fc.assert(
      fc.property(anyContext, (context) => {
        const text = contentOf({ ...context, stack }, "monitoring/cloudwatch.yml");
        const used = [...text.matchAll(/!GetAtt (\w+)\.|ALARM\("\$\{(\w+)\}"\)/g)].map(([, attribute, alarm]) => attribute ?? alarm);

        expect(declared(text)).toEqual(expect.arrayContaining(used));
        expect(new Set(declared(text)).size).toBe(declared(text).length);
      }),
    );
  });

  it("have a dashboard whose widgets lie beside each other", () => {
    const [, body = ""] = /DashboardBody: !Sub \|\n([\s\S]*)$/.exec(template) ?? [];
    const { widgets } = JSON.parse(body);
    const places = widgets.map(({ x, y }: { x: number; y: number }) => `${x},${y}`);

    expect(new Set(places).size).toBe(widgets.length);
    expect(JSON.stringify(widgets)).toMatch(/Latency.*Throughput.*Errors.*Error budget burn/);
  });

  test.skipIf(noLint)(`are a template that cfn-lint finds nothing in${noLint}`, { timeout: 60_000 }, () => {
    const folder = folderFor(aContext({ stack, environments: ["no", "production"], service: "1.0" }));

    expect(run(folder, "cfn-lint", ["--regions", "us-east-1", "--", "monitoring/cloudwatch.yml"])).toEqual({ status: 0, said: "" });
  });
});

it("a check from outside that nobody runs any more raises an alarm", () => {
  const template = templateOf("static-site");

  expect(resource(template, "SiteCheckFailing")).toContain("TreatMissingData: breaching");
  expect(resource(template, "LatencyHigh")).toContain("TreatMissingData: breaching");
});
