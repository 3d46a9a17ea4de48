import type { FlakyTest } from "../../lambdas/contract/flaky-test.ts";
import type { Incident } from "../../lambdas/contract/incident.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import type { Expected } from "./scenarios.ts";

/** What is not as the scenario should have it; empty where all is. */
export function runProblems(
  { status, conclusion, failures }: Pick<Run, "status" | "conclusion" | "failures">,
  expected: Expected,
): string[] {
  const problems: string[] = [];
  if (status !== "completed") problems.push(`the run is ${status}, not completed`);
  else if (!expected.conclusions.includes(conclusion ?? "null"))
    problems.push(`the conclusion is ${conclusion}, not ${expected.conclusions.join(" or ")}`);
  const categories = failures.map(({ category }) => category);
  if (expected.category !== null && !categories.includes(expected.category)) {
    problems.push(
      `no failure was put down to ${expected.category}${categories.length > 0 ? ` (but to ${[...new Set(categories)].join(", ")})` : ""}`,
    );
  }
  if (expected.category !== null && failures.some(({ evidence }) => evidence.length === 0)) problems.push("a failure has no evidence");
  return problems;
}

/** An incident that is not over, has the runs that open one, and tells of the last of them. */
export function incidentProblems(incident: Incident | null, threshold: number, lastRunId: string): string[] {
  if (!incident) return ["no incident was opened"];
  const problems: string[] = [];
  if (incident.status === "resolved") problems.push("the incident is resolved, not open");
  if (incident.impact.runs < threshold) problems.push(`the incident counts ${incident.impact.runs} runs, not ${threshold} or more`);
  if (!incident.timeline.some(({ runId }) => runId === lastRunId)) problems.push(`the timeline does not tell of the run ${lastRunId}`);
  return problems;
}

/** A test that is called flaky because of this commit. */
export function verdictProblems(tests: readonly FlakyTest[], commit: string): string[] {
  if (tests.length === 0) return ["no test is listed as flaky"];
  const flaky = tests.filter(({ verdict }) => verdict === "flaky");
  if (flaky.length === 0) return [`no test has the verdict flaky (but ${[...new Set(tests.map(({ verdict }) => verdict))].join(", ")})`];
  const proven = flaky.some(({ evidence }) =>
    evidence.commits.some((shown) => shown.commit === commit && shown.failedRunIds.length > 0 && shown.passedRunIds.length > 0),
  );
  return proven ? [] : [`the evidence does not name the commit ${commit} with both outcomes`];
}
