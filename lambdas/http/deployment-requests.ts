import * as z from "zod";
import {
  DEPLOYMENT_STATUSES,
  type Deployment,
  type DeploymentFinish,
  type DeploymentRequest,
  EnvironmentName,
  ServiceName,
} from "../contract/deployment.ts";
import { Cursor, Instant, Limit } from "../contract/scalars.ts";
import { objectionTo } from "../domain/deployments/finish.ts";
import { DEADLINE_HOURS, newDeployment } from "../domain/deployments/new-deployment.ts";
import { hoursBefore, normalInstant } from "../domain/runs/instant.ts";
import { finishDeployment } from "../pipeline/finish-deployment.ts";
import { newestDeployments, newestDeploymentsOf } from "../store/deployment-lists.ts";
import { getDeployment, markFailed, startDeployment } from "../store/deployments.ts";
import { getIncident } from "../store/incidents.ts";
import type { Caller } from "./access.ts";
import type { ApiContext } from "./api-context.ts";
import { answerOnce } from "./idempotent.ts";
import { listName, pageFrom } from "./paging.ts";
import { ProblemError, wrong } from "./problem.ts";

/** Nothing older is taken: a year that was mistyped should be told. */
const OLDEST_START = "2010-01-01T00:00:00.000Z";

export const DeploymentFilters = z.strictObject({
  service: ServiceName.optional(),
  environment: EnvironmentName.optional(),
  status: z.enum(DEPLOYMENT_STATUSES).optional(),
  since: Instant.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
});
export type DeploymentFilters = z.infer<typeof DeploymentFilters>;

export async function requireDeployment({ stores }: Pick<ApiContext, "stores">, id = ""): Promise<Deployment> {
  const deployment = await getDeployment(stores.deployments, id);
  if (!deployment) throw new ProblemError("deployment_not_found", `no deployment has the id ${id.slice(0, 100)}`);
  return deployment;
}

/** Store a running deployment. */
export async function startRequested(
  context: ApiContext,
  request: DeploymentRequest,
  caller: Caller,
  key: string | undefined,
): Promise<Response> {
  const { deployments } = context.stores;
  return answerOnce<Deployment>(context, {
    caller,
    key,
    status: 201,
    request: { kind: "deployment", request },
    location: ({ id }) => `deployments/${id}`,
    make: async (now, also) => {
      const startedAt = normalInstant(request.startedAt ?? now);
      if (startedAt > now) throw wrong("startedAt", "is in the future");
      if (startedAt < OLDEST_START) throw wrong("startedAt", `is before ${OLDEST_START}`);
      for (const field of ["rollbackOf", "hotfixOf"] as const) await requireNamed(context, field, request);
      const deployment = newDeployment(request, {
        id: context.newId(startedAt),
        startedAt,
        deployedBy: caller.name,
        source: "api",
        simulated: false,
        deadlineAt: hoursBefore(now, -DEADLINE_HOURS),
      });
      return (await startDeployment(deployments, deployment, also(deployment))) === "taken" ? "taken" : deployment;
    },
  });
}

async function requireNamed({ stores }: ApiContext, field: "rollbackOf" | "hotfixOf", request: DeploymentRequest): Promise<void> {
  const id = request[field];
  if (id === undefined) return;
  const named = await getDeployment(stores.deployments, id);
  if (!named) throw wrong(field, "no deployment has this id");
  if (named.service !== request.service || named.environment !== request.environment)
    throw wrong(field, `is a deployment of ${named.service} to ${named.environment}`);
}

/** End a deployment; 400 for a time that cannot be, 409 where it ended otherwise. */
export async function finishRequested(context: ApiContext, id: string | undefined, finish: DeploymentFinish): Promise<Deployment> {
  const deployment = await requireDeployment(context, id);
  const now = context.now();
  const finishedAt = finish.finishedAt === undefined ? null : normalInstant(finish.finishedAt);
  const objection = objectionTo(deployment, finishedAt ?? deployment.finishedAt ?? now, now);
  if (objection) throw wrong("finishedAt", objection);
  const { outcome, deployment: after } = await finishDeployment(
    context.stores.deployments,
    deployment.id,
    { status: finish.status, finishedAt, reason: finish.reason ?? null },
    now,
  );
  if (after && (outcome === "finished" || outcome === "same")) return after;
  throw new ProblemError("deployment_finished", `it ended as ${after?.status} at ${after?.finishedAt}`);
}

/** Have a deployment that ended count as failed for an incident that it caused. */
export async function linkIncident(context: ApiContext, id: string | undefined, incidentId: string): Promise<Deployment> {
  const deployment = await requireDeployment(context, id);
  const incident = await getIncident(context.stores.incidents, incidentId);
  if (!incident) throw new ProblemError("incident_not_found", `no incident has the id ${incidentId}`);
  if (deployment.status === "running") throw new ProblemError("deployment_running", "it has not ended yet");
  const at = normalInstant(incident.openedAt);
  await markFailed(context.stores.deployments, deployment.id, { kind: "incident", by: incidentId, at });
  return requireDeployment(context, id);
}

export async function listDeployments({ stores }: ApiContext, filters: DeploymentFilters) {
  const { service, environment, status, since, limit, cursor } = filters;
  const isFiltered = environment !== undefined || status !== undefined;
  return pageFrom<Deployment>({
    list: listName("deployments", filters),
    limit,
    cursor,
    ...(isFiltered
      ? { matches: (one) => (environment ?? one.environment) === one.environment && (status ?? one.status) === one.status }
      : {}),
    read: async (position, portion) => {
      const before = { position, since: since ?? null, limit: portion };
      const { deployments, more } = await (service === undefined
        ? newestDeployments(stores.deployments, before)
        : newestDeploymentsOf(stores.deployments, service, before));
      return { items: deployments.map((value) => ({ value, place: value.id })), more };
    },
  });
}
