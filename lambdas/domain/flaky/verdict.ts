import type { FlakyEvidence, FlakyVerdict, TrackedOutcome } from "../../contract/flaky-test.ts";
import { failedCommits, failureRatioOf, mixedCommits, type Past, pastOf } from "./past.ts";
import { FLAKY_RULES } from "./rules.ts";
import { DEFAULT_WINDOW, evidenceWithin, type FlakyWindow } from "./window.ts";

const COMMITS_SHOWN = 5;

export type Judgement = { verdict: FlakyVerdict; failureRatio: number | null; evidence: FlakyEvidence };

/** What the outcomes of one test say about it, given in any order. Same outcomes and `now`, same verdict. */
export function judge(outcomes: readonly TrackedOutcome[], now: string, window: FlakyWindow = DEFAULT_WINDOW): Judgement {
  const past = pastOf(evidenceWithin(outcomes, now, window));
  const rule = FLAKY_RULES.find(({ holds }) => holds(past));
  if (rule === undefined) throw new Error("no rule holds, though the last one always does");
  return { verdict: rule.verdict, failureRatio: failureRatioOf(past), evidence: evidenceOf(past, rule.verdict, rule.reason(past)) };
}

function evidenceOf(past: Past, verdict: FlakyVerdict, reason: string): FlakyEvidence {
  const commits = verdict === "flaky" ? mixedCommits(past) : failedCommits(past);
  return { passed: past.passed, failed: past.failed, commits: commits.slice(0, COMMITS_SHOWN), reason };
}
