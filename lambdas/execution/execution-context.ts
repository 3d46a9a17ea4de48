import type { ExecutionOrder } from "../contract/execution.ts";
import type { Workflow } from "../contract/workflow.ts";
import type { ExecutionRecord } from "./execution-record.ts";
import type { Limits } from "./limits.ts";
import type { ObjectClient } from "./object-client.ts";
import type { ProgressPublisher } from "./publish-progress.ts";
import type { Scratch } from "./scratch.ts";

/** All that the steps of one execution share. */
export type ExecutionContext = {
  readonly order: ExecutionOrder;
  readonly workflow: Workflow;
  /** Root of the unpacked source. */
  readonly root: string;
  readonly scratch: Scratch;
  readonly record: ExecutionRecord;
  readonly progress: ProgressPublisher;
  readonly client: ObjectClient;
  readonly limits: Limits;
  readonly searchPath: string | undefined;
  readonly now: () => number;
  /** Aborted with a `Halt` when the whole run has to end. */
  readonly halt: AbortSignal;
  /** Aborted when logs and reports have to be given up for the result's sake. */
  readonly networkEnd: AbortSignal;
};
