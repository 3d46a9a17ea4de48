import type { TrackedOutcome } from "../../contract/flaky-test.ts";
import { isEvidence } from "./outcomes.ts";
import { type Judgement, judge } from "./verdict.ts";
import type { FlakyWindow } from "./window.ts";

/** An outcome with the test it is of. */
export type TestOutcomeRecord = TrackedOutcome & { readonly test: string };

export type TestJudgement = Judgement & { readonly test: string };

/** Everything that was given, however old. */
const WHOLE: FlakyWindow = { outcomes: Number.POSITIVE_INFINITY, days: Number.POSITIVE_INFINITY };

/** Judges every test of a recorded history, in order of appearance. Runs in which most tests failed are found and left out. */
export function judgeHistory(records: readonly TestOutcomeRecord[], now: string, window: FlakyWindow = WHOLE): TestJudgement[] {
  const outages = outageRuns(records);
  const marked = records.map((record) => (outages.has(record.runId) ? { ...record, infrastructure: true } : record));
  return [...Map.groupBy(marked, ({ test }) => test)].map(([test, outcomes]) => ({ test, ...judge(outcomes, now, window) }));
}

/** A test counts as failed in a run when none of its attempts passed. */
function outageRuns(records: readonly TestOutcomeRecord[]): ReadonlySet<string> {
  const runs = [...Map.groupBy(records, ({ runId }) => runId)];
  return new Set(runs.filter(([, of]) => !isEvidence(countTests(of))).map(([runId]) => runId));
}

function countTests(of: readonly TestOutcomeRecord[]) {
  const total = new Set(of.map(({ test }) => test)).size;
  const passed = new Set(of.filter(({ outcome }) => outcome === "passed").map(({ test }) => test)).size;
  return { total, failed: total - passed };
}
