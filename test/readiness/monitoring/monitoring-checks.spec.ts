import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STACKS } from "../../../lambdas/contract/release.ts";
import { buildPackage } from "../../../lambdas/domain/releases/build-package.ts";
import { monitoringChecks } from "../../../lambdas/readiness/monitoring/monitoring-checks.ts";
import { runChecks } from "../../../lambdas/readiness/run-checks.ts";
import { anyContext } from "../../domain/releases/automation/a-context.ts";
import { aPackage, failuresOf, withText } from "./a-package.ts";
import { MUTATIONS } from "./mutations.ts";

describe.each(STACKS)("the monitoring of a generated package of %s", (stack) => {
  const generated = aPackage(stack);
  const mutations = MUTATIONS[stack];

  it("passes every check, with the evidence in words", async () => {
    const results = await runChecks(monitoringChecks, generated);

    expect(results.filter(({ result }) => result === "fail")).toEqual([]);
    expect(results.filter(({ reason }) => reason === "")).toEqual([]);
  });

  it("is judged by at least three critical checks", async () => {
    const results = await runChecks(monitoringChecks, generated);

    expect(results.filter(({ critical, result }) => critical && result === "pass").length).toBeGreaterThanOrEqual(3);
  });

  it("has for each check a change that it notices", async () => {
    const results = await runChecks(monitoringChecks, generated);
    // On a static site logs are looked at only where somebody adds them.
    const applying = results.filter(({ result }) => result !== "not-applicable").map(({ id }) => id);

    expect(applying.filter((id) => !mutations.some(({ check }) => check === id))).toEqual([]);
  });

  it.each(mutations)("$check alone notices $what", async ({ check, file, from, to }) => {
    const changed = withText(generated, file, (text) => text.replaceAll(from, () => to));
    const failures = await failuresOf(changed);

    expect(changed).not.toEqual(generated);
    expect(failures.map(({ id }) => id)).toEqual([check]);
    expect(failures[0]?.reason).toMatch(/^(?:[\w-]+\/)+(?:[\w.-]+)?: /);
  });
});

it("every check is noticed by a change in some stack, and has an id of its own", () => {
  const ids = monitoringChecks.map(({ id }) => id);
  const mutated = Object.values(MUTATIONS).flatMap((mutations) => mutations.map(({ check }) => check));

  expect(ids.filter((id) => !mutated.includes(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

it("generated packages pass whatever the objectives, environments and names", async () => {
  await fc.assert(
    fc.asyncProperty(anyContext, async (context) => {
      expect(await failuresOf({ context, files: buildPackage(context).artifacts })).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
