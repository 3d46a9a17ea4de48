import type { ObservedAttempt } from "../../contract/observer.ts";
import type { TestOutcome } from "../../contract/run.ts";
import { secondsBetween } from "../../domain/runs/instant.ts";
import type { ObservedJob } from "../../sources/github/workflow-job.ts";
import type { AttemptJobs } from "./read-jobs.ts";

/** Jobs stand in for tests where an attempt left no report: one that fails and passes on the same commit is flaky as well. */
export const asTests = ({ workflow }: ObservedAttempt, { jobs }: AttemptJobs): TestOutcome[] =>
  jobs.map((job) => ({
    test: `${workflow} > ${job.name} (job)`,
    file: null,
    status: outcomeOf(job),
    attempts: [],
    durationSeconds: job.startedAt && job.completedAt ? secondsBetween(job.startedAt, job.completedAt) : null,
    message: null,
    step: null,
  }));

function outcomeOf({ conclusion }: ObservedJob): TestOutcome["status"] {
  if (conclusion === "success") return "passed";
  return conclusion === "failure" || conclusion === "timed_out" ? "failed" : "skipped";
}
