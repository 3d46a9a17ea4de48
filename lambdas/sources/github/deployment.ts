import * as z from "zod";
import { Commit } from "../../contract/scalars.ts";
import { shorten } from "../../domain/runs/bounds.ts";
import { placeName } from "./place-name.ts";
import { Account, FullName, Id, Time, webAddressIn } from "./scalars.ts";
import { type Unreadable, unreadable } from "./unreadable.ts";

const MAX_VERSION = 100;

const Started = z.object({
  deployment: z.object({
    id: Id,
    sha: Commit,
    ref: z.string().nullish(),
    environment: z.string(),
    created_at: Time,
    creator: Account,
  }),
  repository: z.object({ full_name: FullName, name: z.string() }),
  workflow_run: z.object({ html_url: z.string().nullish() }).nullish(),
});

const Changed = Started.extend({
  deployment_status: z.object({
    state: z.string(),
    description: z.string().nullish(),
    created_at: Time,
    log_url: z.string().nullish(),
    target_url: z.string().nullish(),
  }),
});

type DeploymentState = "running" | "success" | "failed" | "ignored";

/** `inactive` says that a later deployment took the place, not how this one went: like unknown states it is not here, and ignored. */
const STATES = new Map<string, DeploymentState>([
  ["success", "success"],
  ["failure", "failed"],
  ["error", "failed"],
  ["queued", "running"],
  ["pending", "running"],
  ["in_progress", "running"],
  ["waiting", "running"],
]);

/** What one event tells of a deployment, in our terms. `at` is when it came to be so. */
export type DeploymentEvent = {
  readonly externalId: string;
  readonly repo: string;
  /** The repository's name without its owner. */
  readonly service: string;
  readonly environment: string;
  readonly commit: string;
  /** The branch or tag that was deployed; null where a commit was. */
  readonly version: string | null;
  readonly startedAt: string;
  readonly creator: string;
  readonly state: DeploymentState;
  readonly at: string;
  readonly reason: string | null;
  readonly url: string | null;
};

/** The body of a `deployment` event: one has begun. Never throws. */
export function deploymentOf(body: unknown): DeploymentEvent | Unreadable {
  const { data, error } = Started.safeParse(body);
  if (error) return unreadable(error, "body");
  const { deployment, workflow_run } = data;
  return { ...commonOf(data), state: "running", at: deployment.created_at, reason: null, url: webAddressIn(workflow_run?.html_url) };
}

/** The body of a `deployment_status` event: how one goes on. Never throws. */
export function deploymentStatusOf(body: unknown): DeploymentEvent | Unreadable {
  const { data, error } = Changed.safeParse(body);
  if (error) return unreadable(error, "body");
  const { deployment_status: status, workflow_run } = data;
  return {
    ...commonOf(data),
    state: STATES.get(status.state) ?? "ignored",
    at: status.created_at,
    reason: shorten(status.description ?? "") || null,
    url: webAddressIn(status.log_url, status.target_url, workflow_run?.html_url),
  };
}

function commonOf({ deployment, repository }: z.infer<typeof Started>) {
  const { id, sha, ref, environment, created_at, creator } = deployment;
  return {
    externalId: id,
    repo: repository.full_name,
    service: placeName(repository.name),
    environment: placeName(environment),
    commit: sha,
    version: ref && ref !== sha && ref.length <= MAX_VERSION ? ref : null,
    startedAt: created_at,
    creator: creator?.login ?? "unknown",
  };
}
