import type { Run } from "../contract/run.ts";
import { canCancel, cancelled, cancelRequested } from "../domain/runs/cancel.ts";
import { waitingKey } from "../store/keys.ts";
import { cancelObject } from "../store/object-keys.ts";
import { putObject } from "../store/objects.ts";
import { dropWaitingWrite, getRun, replaceRun, requestCancel } from "../store/runs.ts";
import { transact } from "../store/transact.ts";
import type { Caller } from "./access.ts";
import type { ApiContext } from "./api-context.ts";
import { ProblemError } from "./problem.ts";

const MAX_TRIES = 5;

/**
 * Cancel a run in whatever state it is: a waiting one ends at once, a running one is asked to stop by a mark that its
 * executor looks for each second. Cancelling twice is the same answer; a run that ended otherwise is a 409.
 */
export async function cancelRun(context: ApiContext, id: string, caller: Caller): Promise<Run> {
  const { stores, data, now } = context;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const run = await getRun(stores.runs, id);
    if (!run) throw new ProblemError("run_not_found", `no run has the id ${id.slice(0, 100)}`);
    if (run.conclusion === "cancelled") return run;
    if (!canCancel(run)) throw new ProblemError("run_completed", `the run ended with ${run.conclusion}`);
    if (run.status === "queued") {
      const ended = cancelled(run, now(), `cancelled by ${caller.name} before it started`);
      const writes = [replaceRun(stores.runs, run, ended), dropWaitingWrite(stores.runs, waitingKey(run.id, run.queuedAt))];
      if ((await transact(stores.runs, writes)) === "done") return ended;
    } else {
      const at = now();
      await putObject(data, cancelObject(run.id, run.attempt), caller.name, "text/plain");
      if ((await requestCancel(stores.runs, run, at)) === "requested") return cancelRequested(run, at);
    }
  }
  throw new ProblemError("changed_meanwhile", "the run changes state just now; repeat the request");
}
