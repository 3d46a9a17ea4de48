import { MAX_STEPS } from "../../contract/execution.ts";
import type { Step } from "../../contract/run.ts";
import { shorten } from "../../domain/runs/bounds.ts";
import { compareInstants, secondsBetween } from "../../domain/runs/instant.ts";
import type { ObservedJob } from "./workflow-job.ts";

/**
 * `stale` is what GitHub gave up on: nothing failed. Words that are not here (`action_required`, `startup_failure` and
 * unknown ones) count as failures, so that nothing that is not known to be well looks well.
 */
const CONCLUSIONS = new Map<string, Step["conclusion"]>([
  ["success", "success"],
  ["neutral", "success"],
  ["failure", "failure"],
  ["timed_out", "timed_out"],
  ["cancelled", "cancelled"],
  ["stale", "cancelled"],
  ["skipped", "skipped"],
]);

export type JobLogFacts = { readonly bytes: number; readonly truncated: boolean; readonly exitCode: number | null };

/** A job as one step of ours: GitHub keeps one log a job. Its command is the job's own step that failed first. */
export function stepOfJob(job: ObservedJob, number: number, log: JobLogFacts | null): Step {
  return {
    number,
    name: shorten(job.name),
    command: shorten(job.steps.find(({ conclusion }) => isFailed(conclusion))?.name ?? ""),
    status: statusOf(job),
    conclusion: conclusionOf(job),
    exitCode: log?.exitCode ?? null,
    signal: null,
    startedAt: job.startedAt,
    completedAt: job.completedAt,
    durationSeconds: durationOf(job),
    logBytes: log?.bytes ?? 0,
    logTruncated: log?.truncated ?? false,
  };
}

type NumberedJobs = { readonly numbered: readonly { readonly number: number; readonly job: ObservedJob }[]; readonly leftOut: number };

/** The jobs that become steps, numbered from 1: failed ones first, then by start. No more than a run's item may hold; `leftOut` counts the rest. */
export function stepsOfJobs(jobs: readonly ObservedJob[]): NumberedJobs {
  const kept = jobs.toSorted(byUrgency).slice(0, MAX_STEPS);
  return { numbered: kept.map((job, index) => ({ number: index + 1, job })), leftOut: jobs.length - kept.length };
}

/** The ids, which GitHub counts upwards, make the order the same however the jobs were listed. */
function byUrgency(a: ObservedJob, b: ObservedJob): number {
  const failed = Number(hasFailed(b)) - Number(hasFailed(a));
  if (failed !== 0) return failed;
  if (a.startedAt !== null && b.startedAt !== null) return compareInstants(a.startedAt, b.startedAt) || Number(a.jobId) - Number(b.jobId);
  return Number(a.startedAt === null) - Number(b.startedAt === null) || Number(a.jobId) - Number(b.jobId);
}

/** Whether a job's log is worth reading. */
export const hasFailed = (job: ObservedJob): boolean => job.status === "completed" && isFailed(job.conclusion);

function isFailed(conclusion: string | null): boolean {
  const own = ownConclusion(conclusion);
  return own === "failure" || own === "timed_out";
}

const ownConclusion = (conclusion: string | null): Step["conclusion"] =>
  conclusion === null ? null : (CONCLUSIONS.get(conclusion) ?? "failure");

const conclusionOf = ({ status, conclusion }: ObservedJob): Step["conclusion"] =>
  status === "completed" ? ownConclusion(conclusion) : null;

/** All that GitHub calls neither running nor over (`waiting`, `pending`, `requested`) waits. */
const statusOf = ({ status }: ObservedJob): Step["status"] => (status === "completed" || status === "in_progress" ? status : "queued");

/** Never negative, and null for what never ran: a skipped job's times are GitHub's bookkeeping. */
function durationOf({ status, conclusion, startedAt, completedAt }: ObservedJob): number | null {
  if (status !== "completed" || conclusion === "skipped" || startedAt === null || completedAt === null) return null;
  return secondsBetween(startedAt, completedAt);
}
