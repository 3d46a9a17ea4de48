import type { AttemptEnded, ObservedAttempt } from "../../contract/observer.ts";
import type { Run } from "../../contract/run.ts";
import { isFinal } from "../../domain/observer/is-final.ts";
import { log } from "../../runtime/log.ts";
import { attemptOf } from "../../sources/github/workflow-run.ts";
import { attemptReadWrite, getAttempt, type KeptAttempt, noteEndQueued } from "../../store/observed-attempts.ts";
import { getRun } from "../../store/runs.ts";
import { concludeRun, type RunEnd } from "../conclude-run.ts";
import { findAttemptFailures } from "./find-attempt-failures.ts";
import { asTests } from "./jobs-as-tests.ts";
import { earlierRun, observeAttempt } from "./observe-attempt.ts";
import type { Observer } from "./observer.ts";
import { readJobs } from "./read-jobs.ts";
import { readReportArtifacts } from "./read-report-artifacts.ts";
import { attemptsReader, type Reader } from "./reader.ts";

/** A message is put back for at most this long; GitHub's limits last an hour, so it may be put back several times. */
const LONGEST_DELAY_SECONDS = 900;

/**
 * Read what an attempt that is over left at GitHub: its jobs, the logs of those that failed, its test reports; triage it, and
 * complete its run. Safe to repeat. Where GitHub asks to wait, the message is put back, and nothing waits.
 */
export async function readAttempt(observer: Observer, message: AttemptEnded): Promise<"read" | "known" | "put back"> {
  const { stores, now } = observer;
  const kept = await getAttempt(stores.runs, message);
  if (!kept) throw new Error(`attempt ${message.attempt} of run ${message.externalId} is not stored yet`);
  const run = await getRun(stores.runs, kept.runId);
  if (!run || kept.readAt !== null || !isFinal(kept.observed) || run.status === "completed") return "known";
  const reader = await attemptsReader(observer, message.tries);
  const wasPaused = reader.postponedUntil !== null;
  const end = wasPaused ? null : await endOf(observer, reader, kept, run);
  if (!end || reader.postponedUntil !== null) {
    await putBack(observer, { ...message, tries: message.tries + (wasPaused ? 0 : 1) }, reader.postponedUntil ?? now());
    return "put back";
  }
  const { observed } = kept;
  const rerunOf = run.rerunOf ?? (await earlierRun(stores.runs, observed));
  const { queueSeconds } = end;
  const outcome = await concludeRun(stores, observer.data, { ...run, rerunOf, reason: null, queueSeconds }, end, [
    attemptReadWrite(stores.runs, kept, now()),
  ]);
  if (outcome === "gone") throw new Error(`run ${run.id} changed while its end was read`);
  return "read";
}

/** The message comes again: nothing waits. That it is under way is noted, so that no sweep takes it for lost. */
async function putBack({ stores, queueEnd, now }: Observer, message: AttemptEnded, until: string): Promise<void> {
  const seconds = Math.ceil((Date.parse(until) - Date.parse(now())) / 1000);
  await queueEnd(message, Math.min(LONGEST_DELAY_SECONDS, Math.max(1, seconds)));
  await noteEndQueued(stores.runs, message, now());
}

type AttemptEnd = RunEnd & { readonly queueSeconds: number | null };

async function endOf(observer: Observer, reader: Reader, kept: KeptAttempt, run: Run): Promise<AttemptEnd> {
  const { observed } = kept;
  await readEarlier(observer, reader, observed);
  const conclusion = observed.conclusion ?? "unknown";
  const isJudged = ["success", "failure", "timed_out", "startup_failure"].includes(conclusion);
  const jobs = await readJobs(observer, reader, observed, run);
  const reports = isJudged ? await readReportArtifacts(reader, observed, jobs) : { tests: [], warnings: [] };
  const failures = isJudged ? await findAttemptFailures(observer.data, observed, run, jobs, reports.tests) : [];
  const { tests } = reports;
  return {
    conclusion,
    reason: null,
    at: observed.updatedAt,
    steps: jobs.steps,
    tests,
    tracked: [...tests, ...asTests(observed, jobs.jobs)],
    failures,
    warnings: [...reader.warnings, ...jobs.warnings, ...reports.warnings],
    isJudged,
    queueSeconds: jobs.queueSeconds,
  };
}

/** GitHub's lists show the latest attempt alone; the ones before it, which say whether a test is flaky, are asked for by name. */
async function readEarlier(observer: Observer, reader: Reader, { repo, externalId, attempt }: ObservedAttempt): Promise<void> {
  if (attempt === 1) return;
  const known = await getAttempt(observer.stores.runs, { repo, externalId, attempt: attempt - 1 });
  if (known && isFinal(known.observed)) return;
  const earlier = await reader.ask("attempt before", (api) => api.attempt(repo, externalId, attempt - 1));
  if (!earlier) return;
  const of = attemptOf(earlier);
  if ("problem" in of) log.warn("attempt not understood", { problem: of.problem });
  else await observeAttempt(observer, of, earlier, null);
}
