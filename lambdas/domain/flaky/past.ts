import type { FlakyEvidence, TrackedOutcome } from "../../contract/flaky-test.ts";

type CommitPast = FlakyEvidence["commits"][number];

/** What a verdict is read from. `outcomes` are oldest first, `commits` newest first. */
export type Past = {
  readonly outcomes: readonly TrackedOutcome[];
  readonly passed: number;
  readonly failed: number;
  readonly runs: number;
  readonly commits: readonly CommitPast[];
};

export function pastOf(outcomes: readonly TrackedOutcome[]): Past {
  const failed = outcomes.filter(({ outcome }) => outcome === "failed").length;
  const byCommit = Map.groupBy(outcomes.toReversed(), ({ commit }) => commit);
  return {
    outcomes,
    failed,
    passed: outcomes.length - failed,
    runs: runIds(outcomes).length,
    commits: [...byCommit].map(([commit, on]) => ({
      commit,
      passedRunIds: runIds(on.filter(({ outcome }) => outcome === "passed")),
      failedRunIds: runIds(on.filter(({ outcome }) => outcome === "failed")),
    })),
  };
}

export const runIds = (outcomes: readonly TrackedOutcome[]): string[] => [...new Set(outcomes.map(({ runId }) => runId))];

/** Null of nothing. */
export const failureRatioOf = ({ outcomes, failed }: Past): number | null => (outcomes.length === 0 ? null : failed / outcomes.length);

/** Commits on which it both passed and failed; within one run, too, where it was tried again. */
export const mixedCommits = ({ commits }: Past): CommitPast[] =>
  commits.filter(({ passedRunIds, failedRunIds }) => passedRunIds.length > 0 && failedRunIds.length > 0);

export const failedCommits = ({ commits }: Past): CommitPast[] => commits.filter(({ failedRunIds }) => failedRunIds.length > 0);

/** The outcomes since it last passed. */
export function lastFailures({ outcomes }: Past): readonly TrackedOutcome[] {
  return outcomes.slice(outcomes.findLastIndex(({ outcome }) => outcome === "passed") + 1);
}

/** It failed at first and has passed ever since: one turn, and for the better. */
export function turnedOnce({ outcomes, failed, passed }: Past): boolean {
  return failed > 0 && passed > 0 && outcomes.slice(0, failed).every(({ outcome }) => outcome === "failed");
}
