import type { ObservedAttempt } from "../../contract/observer.ts";
import type { Run, Step } from "../../contract/run.ts";
import { secondsBetween } from "../../domain/runs/instant.ts";
import { exitCodeOf, withoutTimestamp } from "../../sources/github/job-log.ts";
import { hasFailed, type JobLogFacts, stepOfJob, stepsOfJobs } from "../../sources/github/job-step.ts";
import type { ObservedJob } from "../../sources/github/workflow-job.ts";
import { logObject } from "../../store/object-keys.ts";
import { putObject } from "../../store/objects.ts";
import { listTrackedTests } from "../../store/tracked-tests.ts";
import { isJobOf } from "./jobs-as-tests.ts";
import type { Observer } from "./observer.ts";
import type { Reader } from "./reader.ts";
import { jobsOf, toldJobs } from "./told-jobs.ts";

/** Logs that are read of one attempt, and bytes that are kept of each. */
const MOST_LOGS = 10;
const LOG_BYTES = 8 * 1024 * 1024;

export type AttemptJobs = {
  readonly jobs: readonly ObservedJob[];
  /** One step a job; failed ones come first. */
  readonly steps: readonly Step[];
  /** Whether GitHub was asked and told: no jobs then means that there are none. */
  readonly wereRead: boolean;
  /** From the attempt's start to its first job's. */
  readonly queueSeconds: number | null;
  readonly warnings: readonly string[];
};

/**
 * The jobs of an attempt that is over, as the steps of its run, with the logs of those that failed. A first attempt that
 * succeeded has none asked for, unless a job of its workflow is watched: what webhooks told of them is shown.
 */
export async function readJobs(observer: Observer, reader: Reader, of: ObservedAttempt, run: Run): Promise<AttemptJobs> {
  const isAsked = of.conclusion !== "success" || of.attempt > 1 || (await hasWatchedJobs(observer, of));
  const raws = isAsked ? await reader.ask("jobs", (api) => api.jobs(of.repo, of.externalId, of.attempt)) : null;
  const jobs = raws ? jobsOf(raws) : await toldJobs(observer.stores.runs, of);
  const { numbered, leftOut } = stepsOfJobs(jobs);
  const steps: Step[] = [];
  for (const { number, job } of numbered) {
    const isRead = raws !== null && hasFailed(job) && number <= MOST_LOGS;
    steps.push(stepOfJob(job, number, isRead ? await readLog(observer, reader, { repo: of.repo, run, job, number }) : null));
  }
  const warnings = leftOut > 0 ? [`${leftOut} of ${jobs.length} jobs are not shown here; GitHub has them all.`] : [];
  return { jobs, steps, wereRead: raws !== null, queueSeconds: queueSecondsOf(of, jobs), warnings };
}

const hasWatchedJobs = async ({ stores }: Observer, { repo, workflow }: ObservedAttempt): Promise<boolean> =>
  (await listTrackedTests(stores.insights, repo)).some(({ test }) => isJobOf(workflow, test));

function queueSecondsOf({ startedAt }: ObservedAttempt, jobs: readonly ObservedJob[]): number | null {
  const ran = jobs.filter(({ status, conclusion }) => status === "completed" && conclusion !== "skipped");
  // A re-run of the failed jobs alone shows the others as they were in the attempt before.
  const [first] = ran.flatMap((job) => (job.startedAt !== null && job.startedAt >= startedAt ? [job.startedAt] : [])).sort();
  return first === undefined ? null : secondsBetween(startedAt, first);
}

type JobOfRun = { readonly repo: string; readonly run: Run; readonly job: ObservedJob; readonly number: number };

async function readLog({ data }: Observer, reader: Reader, { repo, run, job, number }: JobOfRun): Promise<JobLogFacts | null> {
  const read = await reader.ask(`log of the job ${job.name}`, (api) => api.jobLog(repo, job.jobId, LOG_BYTES));
  if (!read) return null;
  const lines = read.text.split("\n").map(withoutTimestamp);
  const text = lines.join("\n");
  await putObject(data, logObject(run.id, run.attempt, number), text, "text/plain; charset=utf-8");
  return { bytes: Buffer.byteLength(text), truncated: read.truncated, exitCode: exitCodeOf(lines) };
}
