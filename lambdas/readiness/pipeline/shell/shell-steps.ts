import { holds } from "../workflow/condition/holds.ts";
import type { Workflow, WorkflowJob, WorkflowStep } from "../workflow/schema.ts";
import { type Command, commandsIn } from "./commands.ts";
import { type Program, programOf } from "./program.ts";

export type ShellStep = {
  readonly job: string;
  readonly step: WorkflowStep;
  /** Place among the job's steps. */
  readonly at: number;
  readonly commands: readonly (Command & Program)[];
};

/** The steps of a job with the commands that they run: none for an action, or for a script in another language. */
export const stepsOf = (job: string, { steps }: WorkflowJob): ShellStep[] =>
  steps.map((step, at) => ({ job, step, at, commands: commandsOf(step) }));

/** The steps of all jobs, or of some. */
export const stepsIn = ({ jobs }: Pick<Workflow, "jobs">, of: (id: string) => boolean = () => true): ShellStep[] =>
  [...jobs].flatMap(([id, job]) => (of(id) ? stepsOf(id, job) : []));

function commandsOf({ run, shell }: WorkflowStep): ShellStep["commands"] {
  if (run === null || !/^(ba)?sh\b/.test(shell ?? "bash")) return [];
  return commandsIn(run).map((command) => ({ ...command, ...programOf(command.words) }));
}

/** Whether a step may run when a commit lands and nothing has failed before: one that is switched off, or only clears up, is no evidence. */
export const runsNormally = ({ step }: ShellStep): boolean => holds(step.if, { "github.event_name": "push" }) !== false;
