import { delimiter, dirname } from "node:path";
import type { ExecutionOrder } from "../contract/execution.ts";
import type { Workflow, WorkflowStep } from "../contract/workflow.ts";
import type { Scratch } from "./scratch.ts";

const USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export type StepPlace = {
  readonly order: ExecutionOrder;
  readonly workflow: Workflow;
  readonly step: WorkflowStep;
  readonly number: number;
  readonly scratch: Scratch;
  readonly searchPath: string | undefined;
};

/**
 * All a step sees of its surroundings: nothing of the function's own environment but the search path, on which the
 * running Node comes first. The repository's variables win over the plain ones, never over `BELLWETHER_...`.
 */
export function stepEnvironment({ order, workflow, step, number, scratch, searchPath }: StepPlace): Record<string, string> {
  return {
    PATH: [dirname(process.execPath), searchPath ?? USUAL_PATH].join(delimiter),
    HOME: scratch.home,
    TMPDIR: scratch.temp,
    LANG: "C.UTF-8",
    CI: "true",
    ...workflow.env,
    ...step.env,
    BELLWETHER: "true",
    BELLWETHER_RUN_ID: order.runId,
    BELLWETHER_ATTEMPT: String(order.attempt),
    BELLWETHER_REPO: order.repo,
    BELLWETHER_REF: order.ref,
    BELLWETHER_COMMIT: order.commit,
    BELLWETHER_STEP: String(number),
    BELLWETHER_SCRATCH: scratch.root, // The mark by which what a step leaves behind is found.
  };
}
