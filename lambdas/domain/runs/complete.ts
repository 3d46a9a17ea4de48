import type { Failure } from "../../contract/failure.ts";
import type { Run, Step, TestCounts } from "../../contract/run.ts";
import { BOUNDS, shorten } from "./bounds.ts";
import { secondsBetween } from "./instant.ts";

/** How a run ended. Lists are given whole; the run keeps their beginnings and their number. */
export type Completion = {
  /** One of ours, or GitHub's as it is. */
  readonly conclusion: string;
  readonly reason: string | null;
  readonly at: string;
  readonly steps?: readonly Step[];
  readonly tests?: TestCounts | null;
  readonly failedTests?: readonly string[];
  readonly failures?: readonly Failure[];
  /** Where more failures were counted than are given. */
  readonly failureCount?: number;
};

/** No result is applied twice: a completed run is returned as it is. One that never started has no duration. */
export function completed(run: Run, end: Completion): Run {
  if (run.status === "completed") return run;
  const failures = end.failures ?? [];
  return {
    ...run,
    status: "completed",
    conclusion: end.conclusion,
    reason: end.reason === null ? null : shorten(end.reason),
    completedAt: end.at,
    durationSeconds: run.startedAt === null ? null : secondsBetween(run.startedAt, end.at),
    steps: [...(end.steps ?? run.steps)],
    tests: end.tests ?? null,
    failedTests: namesWithin(end.failedTests ?? []),
    failures: failures.slice(0, BOUNDS.failures),
    failureCount: end.failureCount ?? failures.length,
    clusterIds: [...new Set(failures.map((failure) => failure.clusterId))].slice(0, BOUNDS.clusterIds),
  };
}

/** The first names, as many as fit: long ones must not fill the item. */
function namesWithin(names: readonly string[]): string[] {
  let chars = 0;
  return names.slice(0, BOUNDS.failedTests).filter((name) => {
    chars += name.length;
    return chars <= BOUNDS.failedTestsLength;
  });
}
