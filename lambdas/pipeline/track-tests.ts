import { setTimeout as sleep } from "node:timers/promises";
import type { TrackedOutcome } from "../contract/flaky-test.ts";
import type { Run, TestOutcome } from "../contract/run.ts";
import { addOutcomes, isEvidence, shouldTrack } from "../domain/flaky/outcomes.ts";
import { judge } from "../domain/flaky/verdict.ts";
import type { Bucket } from "../store/objects.ts";
import { newestRunsOf } from "../store/run-lists.ts";
import {
  dropTrackedTest,
  getTrackedTest,
  listTrackedTests,
  MAX_TRACKED,
  putTrackedTest,
  type TrackedTest,
} from "../store/tracked-tests.ts";
import type { Stores } from "./stores.ts";
import { outcomesIn } from "./test-log.ts";

/** Runs that are read back when a test fails for the first time, to learn how it did before. */
const RUNS_BACK = 10;
/** Tests that one run may newly put under watch: more at once is a broken build, not flaky tests. */
const MAX_NEW = 100;
const MAX_TRIES = 12;

export type TestedRun = {
  readonly run: Run;
  readonly at: string;
  readonly tests: readonly TestOutcome[];
  readonly infrastructure: boolean;
};

/**
 * Add a run's outcomes to the tests that are watched, and watch those that failed now. Writes are in proportion to failed
 * and watched tests; safe to repeat, because an outcome is known by its run.
 */
export async function trackTests(stores: Stores, data: Bucket, tested: TestedRun): Promise<void> {
  const { run, tests } = tested;
  const watched = await listTrackedTests(stores.insights, run.repo);
  const known = new Map(watched.map((test) => [test.test, test]));
  const byTest = Map.groupBy(tests, ({ test }) => test);
  const failing = [...byTest].filter(([, outcomes]) => outcomes.some(hasFailed)).map(([test]) => test);
  const isNew = tested.infrastructure
    ? []
    : failing.filter((test) => !known.has(test)).slice(0, Math.min(MAX_NEW, MAX_TRACKED - known.size));
  const past = isNew.length > 0 ? await pastOutcomes(stores, data, tested, new Set(isNew)) : new Map<string, TrackedOutcome[]>();

  for (const test of [...isNew, ...known.keys()]) {
    const outcomes = (byTest.get(test) ?? []).flatMap((outcome) => toTracked(outcome, run, tested.at, tested.infrastructure));
    if (outcomes.length > 0)
      await addTo(stores, run.repo, test, [...(past.get(test) ?? []), ...outcomes], tested.at, known.get(test) ?? null);
  }
}

const hasFailed = ({ status, attempts }: TestOutcome): boolean => status === "failed" || attempts.includes("failed");

/** One outcome for each attempt that passed or failed. */
function toTracked({ status, attempts }: TestOutcome, { id, commit }: Run, at: string, infrastructure: boolean): TrackedOutcome[] {
  const outcomes = attempts.length > 0 ? attempts : [status];
  return outcomes.flatMap((outcome) =>
    outcome === "skipped" ? [] : [{ runId: id, commit, at, outcome, ...(infrastructure ? { infrastructure } : {}) }],
  );
}

async function pastOutcomes({ runs }: Stores, data: Bucket, { run, at }: TestedRun, tests: ReadonlySet<string>) {
  const since = new Date(Date.parse(at) - 14 * 86_400_000).toISOString();
  const earlier = await newestRunsOf(runs, run.repo, { position: run.id, since, limit: RUNS_BACK });
  const past = new Map<string, TrackedOutcome[]>();
  for (const before of earlier.runs) {
    if (!before.completedAt || !before.tests || !isEvidence(before.tests)) continue;
    for (const outcome of await outcomesIn(data, before.id, tests)) {
      past.set(outcome.test, [...(past.get(outcome.test) ?? []), ...toTracked(outcome, before, before.completedAt, false)]);
    }
  }
  return past;
}

async function addTo(
  { insights }: Stores,
  repo: string,
  test: string,
  added: readonly TrackedOutcome[],
  now: string,
  first: TrackedTest | null,
): Promise<void> {
  let before = first;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const window = addOutcomes(before?.window ?? [], added);
    const failures = window.filter(({ outcome, infrastructure }) => outcome === "failed" && !infrastructure).map(({ at }) => at);
    if (before && !shouldTrack(window, now)) {
      if ((await dropTrackedTest(insights, before)) === "dropped") return;
    } else {
      const firstFailedAt = [before?.firstFailedAt, ...failures].filter((at) => at !== undefined).sort()[0] ?? now;
      const lastFailedAt =
        [before?.lastFailedAt, ...failures]
          .filter((at) => at !== undefined)
          .sort()
          .at(-1) ?? now;
      const after = { repo, test, ...judge(window, now), firstFailedAt, lastFailedAt, window, revision: 0 };
      if ((await putTrackedTest(insights, before, after)) === "stored") return;
    }
    await sleep(Math.random() * 20 * tries);
    before = await getTrackedTest(insights, repo, test);
  }
  throw new Error(`the outcomes of ${test} in ${repo} changed under ${MAX_TRIES} tries`);
}
