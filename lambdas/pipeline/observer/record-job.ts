import type { GitHubEvent } from "../../sources/github/event.ts";
import { stepOfJob, stepsOfJobs } from "../../sources/github/job-step.ts";
import { getAttempt, putSteps } from "../../store/observed-attempts.ts";
import { putJob } from "../../store/observed-jobs.ts";
import type { Observer } from "./observer.ts";
import { toldJobs } from "./told-jobs.ts";

type JobEvent = Extract<GitHubEvent, { kind: "job" }>;

/** Keep how a job stands, and show it as a step of its run while that is not over. A job only moves forward. */
export async function recordJob({ stores }: Observer, { repo, job, raw }: JobEvent): Promise<"observed" | "known"> {
  const of = { repo, externalId: job.externalId, attempt: job.attempt, jobId: job.jobId };
  const rank = job.status === "completed" ? 2 : job.status === "in_progress" ? 1 : 0;
  const place = `${rank}#${job.completedAt ?? job.startedAt ?? ""}`;
  const outcome = await putJob(stores.runs, of, { place, raw: JSON.stringify(raw) });
  const kept = await getAttempt(stores.runs, of);
  if (kept) {
    const { numbered } = stepsOfJobs(await toldJobs(stores.runs, of));
    await putSteps(stores.runs, { id: kept.runId, steps: numbered.map(({ job: told, number }) => stepOfJob(told, number, null)) });
  }
  return outcome === "stored" ? "observed" : "known";
}
