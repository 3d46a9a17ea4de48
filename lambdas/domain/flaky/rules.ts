import type { FlakyVerdict } from "../../contract/flaky-test.ts";
import { failedCommits, failureRatioOf, lastFailures, mixedCommits, type Past, runIds, turnedOnce } from "./past.ts";

const ENOUGH_OUTCOMES = 5;
const FAILURES_IN_A_ROW = 3;
const SUSPECT_FROM = 0.1;
const SUSPECT_TO = 0.9;

export type FlakyRule = {
  readonly verdict: FlakyVerdict;
  readonly holds: (past: Past) => boolean;
  readonly reason: (past: Past) => string;
};

/**
 * Order is priority; the last rule always holds.
 * 1 `flaky`: same code, both outcomes. No other explanation is as strong, so it comes before a row of failures.
 * 2 `broken`: the newest three outcomes or more failed, or more than 90 % of five or more, in at least two runs.
 * 3 `insufficient`: fewer than five outcomes, or all of them in one run.
 * 4 `stable`: failed on one commit only, before anything passed, and on none since: a change that was mended. Tests are tracked from
 *   their first failure on, so without this rule every mended change would leave suspects behind.
 * 5 `suspect`: 10 to 90 % failed, both included, on different commits.
 * 6 `stable`: failed less often than that, or never.
 */
export const FLAKY_RULES: readonly FlakyRule[] = [
  {
    verdict: "flaky",
    holds: (past) => mixedCommits(past).length > 0,
    reason: (past) => {
      const [newest, ...others] = mixedCommits(past);
      const more = others.length === 0 ? "" : `, and on ${countOf(others.length, "other commit")}`;
      return `Passed and failed on commit ${short(newest?.commit)}${more}: ${failedOf(past)} failed.`;
    },
  },
  {
    verdict: "broken",
    holds: (past) => failsRunAfterRun(past) || failsNearlyAlways(past),
    reason: (past) =>
      failsRunAfterRun(past)
        ? `Failed in its last ${countOf(runIds(lastFailures(past)).length, "run")}, one after another.`
        : `Fails nearly always: ${failedOf(past)} failed.`,
  },
  {
    verdict: "insufficient",
    holds: ({ outcomes, runs }) => outcomes.length < ENOUGH_OUTCOMES || runs < 2,
    reason: ({ outcomes, runs }) =>
      `${countOf(outcomes.length, "outcome")} in ${countOf(runs, "run")} ${outcomes.length === 1 ? "is" : "are"} too few for a verdict.`,
  },
  {
    verdict: "stable",
    holds: (past) => failedCommits(past).length === 1 && turnedOnce(past),
    reason: (past) => `Failed on commit ${short(failedCommits(past)[0]?.commit)} only and passed ${countOf(past.passed, "time")} since.`,
  },
  {
    verdict: "suspect",
    holds: (past) => isSuspicious(failureRatioOf(past) ?? 0),
    reason: (past) => `${failedOf(past)} failed, on ${countOf(failedCommits(past).length, "commit")}, and never both ways on one.`,
  },
  {
    verdict: "stable",
    holds: () => true,
    reason: (past) =>
      past.failed === 0 ? `Passed in all of ${countOf(past.outcomes.length, "outcome")}.` : `Only ${failedOf(past)} failed.`,
  },
];

const failsRunAfterRun = (past: Past) => {
  const row = lastFailures(past);
  return row.length >= FAILURES_IN_A_ROW && runIds(row).length >= 2;
};

const failsNearlyAlways = (past: Past) =>
  past.outcomes.length >= ENOUGH_OUTCOMES && past.runs >= 2 && (failureRatioOf(past) ?? 0) > SUSPECT_TO;

const isSuspicious = (ratio: number) => ratio >= SUSPECT_FROM && ratio <= SUSPECT_TO;

const failedOf = ({ failed, outcomes }: Past) => `${failed} of ${countOf(outcomes.length, "outcome")}`;

const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const short = (commit = "") => commit.slice(0, 10);
