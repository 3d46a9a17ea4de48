import type { ExecutionProgress, Report } from "../contract/execution.ts";
import type { Step } from "../contract/run.ts";
import type { WorkflowStep } from "../contract/workflow.ts";
import type { StepLog } from "./step-log.ts";

/** What became of an execution so far: the source of its progress and of its result. */
export class ExecutionRecord {
  readonly reports: Report[] = [];
  readonly warnings: string[] = [];
  #steps: readonly Step[] = [];
  #live: { readonly number: number; readonly log: StepLog } | null = null;

  get steps(): Step[] {
    return [...this.#steps];
  }

  plan(steps: readonly WorkflowStep[]): void {
    this.#steps = steps.map(({ name, run }, index) => ({ ...PLANNED, number: index + 1, name, command: run }));
  }

  update(number: number, changes: Partial<Step>): void {
    this.#steps = this.#steps.map((step) => (step.number === number ? { ...step, ...changes } : step));
  }

  /** Steps that will not be run any more. */
  skipRest(): void {
    this.#steps = this.#steps.map((step) => (step.status === "queued" ? { ...step, status: "completed", conclusion: "skipped" } : step));
  }

  /** A step that Bellwether itself could not see through. */
  abandonCurrent(): void {
    this.#steps = this.#steps.map((step) =>
      step.status === "in_progress" ? { ...step, status: "completed", conclusion: "errored" } : step,
    );
  }

  /** The log whose end is shown while it grows; null when it is stored. */
  follow(live: { readonly number: number; readonly log: StepLog } | null): void {
    this.#live = live;
  }

  progress(): Pick<ExecutionProgress, "steps" | "tails"> {
    return { steps: this.steps, tails: this.#live === null ? {} : { [this.#live.number]: this.#live.log.tail() } };
  }
}

const PLANNED = {
  status: "queued",
  conclusion: null,
  exitCode: null,
  signal: null,
  startedAt: null,
  completedAt: null,
  durationSeconds: null,
  logBytes: 0,
  logTruncated: false,
} as const;
