import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { log, reasonOf } from "./log.ts";
import { count } from "./metric.ts";
import { traced } from "./trace.ts";

/** A change that could not be worked on, with all that is needed to do it again. */
export type SetAsideChange = { readonly worker: string; readonly reason: string; readonly record: DynamoDBRecord };

/**
 * Turn "do this with one change" into a stream handler that no record can stop: a stream has no dead letters for one
 * record, and a handler that throws is given its whole batch again until the batch is too old. What fails goes to a
 * queue, whose worker does the same work and has dead letters; only when that queue is down does the batch fail.
 */
export function streamWorker(
  worker: string,
  work: (record: DynamoDBRecord) => Promise<void>,
  setAside: (change: SetAsideChange) => Promise<void>,
) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    for (const record of Records) {
      try {
        await traced(worker, () => work(record));
      } catch (error) {
        log.error("change set aside", { worker, eventId: record.eventID, reason: reasonOf(error) });
        count("ChangeSetAside");
        await setAside({ worker, reason: reasonOf(error), record });
      }
    }
  };
}
