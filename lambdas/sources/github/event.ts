import * as z from "zod";
import type { ObservedAttempt } from "../../contract/observer.ts";
import { type DeploymentEvent, deploymentOf, deploymentStatusOf } from "./deployment.ts";
import { repositoryOf } from "./repository.ts";
import { FullName } from "./scalars.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";
import { jobOf, type ObservedJob } from "./workflow-job.ts";
import { attemptOf } from "./workflow-run.ts";

const RunBody = z.object({
  workflow_run: z.looseObject({}),
  workflow: z.object({ path: z.string().nullish(), name: z.string().nullish() }).nullish(),
  repository: z.unknown().optional(),
});

const JobBody = z.object({
  workflow_job: z.looseObject({
    head_branch: z.string().nullish(),
    head_sha: z.string().min(1),
    workflow_name: z.string().nullish(),
  }),
  repository: z.object({ full_name: FullName }),
});

/** What a webhook delivery tells. `branch` of a job does not say whether it is a fork's: GitHub leaves that out. */
export type GitHubEvent =
  | { readonly kind: "run"; readonly attempt: ObservedAttempt; readonly raw: unknown; readonly defaultBranch: string | null }
  | {
      readonly kind: "job";
      readonly repo: string;
      readonly job: ObservedJob;
      readonly raw: unknown;
      readonly branch: string | null;
      readonly commit: string;
      readonly workflowName: string | null;
    }
  | { readonly kind: "deployment"; readonly deployment: DeploymentEvent }
  | { readonly kind: "ignored"; readonly why: string }
  | ({ readonly kind: "problem" } & Unreadable);

const READERS = new Map<string, (body: unknown) => GitHubEvent>([
  ["workflow_run", runEvent],
  ["workflow_job", jobEvent],
  ["deployment", (body) => deploymentEvent(deploymentOf(body))],
  ["deployment_status", (body) => deploymentEvent(deploymentStatusOf(body))],
  ["ping", () => ({ kind: "ignored", why: "a ping only tries the webhook" })],
]);

/** A delivery by the name in `X-GitHub-Event` and its parsed body. Never throws: what is not understood is a problem in words. */
export function eventOf(name: string, body: unknown): GitHubEvent {
  const read = READERS.get(name);
  return read ? read(body) : { kind: "ignored", why: `events of the kind ${JSON.stringify(name.slice(0, 50))} are not used` };
}

function runEvent(body: unknown): GitHubEvent {
  const { data, error } = RunBody.safeParse(body);
  if (error) return { kind: "problem", ...unreadable(error, "body") };
  const { workflow_run: raw, workflow, repository } = data;
  const attempt = attemptOf(raw, { workflowPath: workflow?.path, workflowName: workflow?.name });
  if ("problem" in attempt) return { kind: "problem", ...attempt };
  return { kind: "run", attempt, raw, defaultBranch: repositoryOf(repository)?.defaultBranch ?? null };
}

function jobEvent(body: unknown): GitHubEvent {
  const { data, error } = JobBody.safeParse(body);
  if (error) return { kind: "problem", ...unreadable(error, "body") };
  const { workflow_job: raw, repository } = data;
  const job = jobOf(raw);
  if ("problem" in job) return { kind: "problem", ...job };
  const { head_branch, head_sha, workflow_name } = raw;
  return {
    kind: "job",
    repo: repository.full_name,
    job,
    raw,
    branch: head_branch || null,
    commit: head_sha,
    workflowName: workflow_name || null,
  };
}

const deploymentEvent = (deployment: DeploymentEvent | Unreadable): GitHubEvent =>
  "problem" in deployment ? { kind: "problem", ...deployment } : { kind: "deployment", deployment };
