import * as z from "zod";
import { AttemptNumber, Id, TimeOrNull, webAddressIn } from "./scalars.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

const JobStep = z.object({
  number: z.int(),
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  started_at: TimeOrNull,
  completed_at: TimeOrNull,
});

const WorkflowJob = z.object({
  id: Id,
  run_id: Id,
  run_attempt: AttemptNumber,
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullish(),
  started_at: TimeOrNull,
  completed_at: TimeOrNull,
  html_url: z.string().nullish(),
  steps: z.array(JobStep).nullish(),
});

type Course = {
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly startedAt: string | null;
  /** May be before `startedAt`: so GitHub tells of a job that was skipped. */
  readonly completedAt: string | null;
};
export type ObservedJobStep = Course & { readonly number: number };
/** One job of one attempt in our terms; words of GitHub's that we do not know are kept. `externalId` is the run's. */
export type ObservedJob = Course & {
  readonly jobId: string;
  readonly externalId: string;
  readonly attempt: number;
  readonly url: string | null;
  readonly steps: readonly ObservedJobStep[];
};

/** A job of the REST API or a webhook's `workflow_job`. Never throws. */
export function jobOf(payload: unknown): ObservedJob | Unreadable {
  const { data: job, error } = WorkflowJob.safeParse(payload);
  if (error) return unreadable(error, "workflow_job");
  return {
    jobId: job.id,
    externalId: job.run_id,
    attempt: job.run_attempt,
    ...courseOf(job),
    url: webAddressIn(job.html_url),
    steps: (job.steps ?? []).map((step) => ({ number: step.number, ...courseOf(step) })),
  };
}

const courseOf = ({ name, status, conclusion, started_at, completed_at }: Omit<z.infer<typeof JobStep>, "number">): Course => ({
  name,
  status,
  conclusion: conclusion ?? null,
  startedAt: started_at,
  completedAt: completed_at,
});
