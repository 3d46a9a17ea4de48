import * as z from "zod";
import type { ObservedAttempt } from "../../contract/observer.ts";
import { shorten } from "../../domain/runs/bounds.ts";
import { Account, AttemptNumber, FullName, Id, Time, WebAddress } from "./scalars.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";
import { workflowFile } from "./workflow-file.ts";

/** Only what we use, so that GitHub may add fields freely. */
const WorkflowRun = z.object({
  id: Id,
  run_number: z.int(),
  run_attempt: AttemptNumber,
  name: z.string().nullish(),
  path: z.string().nullish(),
  display_title: z.string().nullish(),
  event: z.string(),
  status: z.string().nullish(),
  conclusion: z.string().nullish(),
  head_branch: z.string().nullish(),
  head_sha: z.string().min(1),
  created_at: Time,
  run_started_at: Time.nullish(),
  updated_at: Time,
  html_url: WebAddress,
  actor: Account,
  triggering_actor: Account,
  repository: z.object({ full_name: FullName }),
  head_repository: z.object({ full_name: FullName }).nullish(),
});
type WorkflowRun = z.infer<typeof WorkflowRun>;

/** What a webhook tells beside the run, of its `workflow` object. */
export type Beside = { readonly workflowPath?: string | null; readonly workflowName?: string | null };

/**
 * A workflow run of the REST API or of a webhook as one attempt in our terms. The status is kept as it is, also one that we
 * do not know, and also where a webhook's action says something else. Never throws.
 */
export function attemptOf(payload: unknown, beside: Beside = {}): ObservedAttempt | Unreadable {
  const { data: run, error } = WorkflowRun.safeParse(payload);
  if (error) return unreadable(error, "workflow_run");
  return {
    repo: run.repository.full_name,
    externalId: run.id,
    attempt: run.run_attempt,
    runNumber: run.run_number,
    ...namesOf(run, beside),
    title: shorten(run.display_title ?? "") || null,
    status: run.status || "unknown",
    conclusion: run.conclusion || null,
    branch: branchOf(run),
    commit: run.head_sha,
    actor: run.triggering_actor?.login ?? run.actor?.login ?? "unknown",
    event: run.event,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.created_at,
    updatedAt: run.updated_at,
    url: run.html_url,
  };
}

/** A workflow without a name of its own has its path for a name; the file says as much in less. */
function namesOf(run: WorkflowRun, { workflowPath, workflowName }: Beside): Pick<ObservedAttempt, "workflow" | "workflowName"> {
  const path = run.path || workflowPath;
  const name = [run.name, workflowName].find((one) => one && one !== path);
  const workflow = workflowFile(path) ?? name ?? "unknown";
  return { workflow, workflowName: name ?? workflow };
}

/** A fork's branch is not the repository's branch of that name, so it carries its owner; a deleted fork's is not known any more. */
function branchOf({ head_branch, head_repository, repository }: WorkflowRun): string {
  const branch = head_branch || "(none)";
  if (head_repository === null) return `unknown:${branch}`;
  if (head_repository === undefined || head_repository.full_name === repository.full_name) return branch;
  return `${head_repository.full_name.split("/", 1)[0]}:${branch}`;
}
