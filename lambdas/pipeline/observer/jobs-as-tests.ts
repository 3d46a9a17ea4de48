import type { ObservedAttempt } from "../../contract/observer.ts";
import type { TestOutcome } from "../../contract/run.ts";
import { secondsBetween } from "../../domain/runs/instant.ts";
import type { ObservedJob } from "../../sources/github/workflow-job.ts";

const nameOf = (workflow: string, job: string): string => `${workflow} > ${job} (job)`;

/** Whether one of the watched tests is a job of the workflow: then its successes have to be known as well. */
export const isJobOf = (workflow: string, test: string): boolean => test.startsWith(`${workflow} > `) && test.endsWith(" (job)");

/** Jobs beside tests: one that fails and passes on the same commit is flaky as well, whatever reports there are. */
export const asTests = ({ workflow }: ObservedAttempt, jobs: readonly ObservedJob[]): TestOutcome[] =>
  jobs.map((job) => ({
    test: nameOf(workflow, job.name),
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
