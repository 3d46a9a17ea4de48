import type { ObservedAttempt } from "../../contract/observer.ts";
import { log } from "../../runtime/log.ts";
import { jobOf, type ObservedJob } from "../../sources/github/workflow-job.ts";
import { listJobs } from "../../store/observed-jobs.ts";
import type { Table } from "../../store/table.ts";

/** Jobs as GitHub sends them, in our terms; one that is not understood is left out and logged. */
export function jobsOf(raws: readonly unknown[]): ObservedJob[] {
  return raws.flatMap((raw) => {
    const job = jobOf(raw);
    if (!("problem" in job)) return [job];
    log.warn("job not understood", { problem: job.problem });
    return [];
  });
}

/** The jobs of an attempt that webhooks told of. */
export const toldJobs = async (runs: Table, of: Pick<ObservedAttempt, "repo" | "externalId" | "attempt">): Promise<ObservedJob[]> =>
  jobsOf((await listJobs(runs, of)).map((raw) => JSON.parse(raw)));
