import { Deployment, DeploymentFinish, DeploymentRequest, IncidentLink } from "../contract/deployment.ts";
import { pageOf } from "../contract/scalars.ts";
import { latestFinished } from "../store/deployment-lists.ts";
import { listRunning } from "../store/deployments.ts";
import type { ApiContext } from "./api-context.ts";
import {
  DeploymentFilters,
  finishRequested,
  linkIncident,
  listDeployments,
  requireDeployment,
  startRequested,
} from "./deployment-requests.ts";
import { json, type Route, route } from "./route.ts";

const LATEST = 10;
const MOST_RUNNING = 100;

export const deploymentRoutes = (context: ApiContext): Route[] => [
  route({
    method: "POST",
    path: "/deployments",
    tag: "Deployments",
    summary: "Tell that a deployment runs",
    scope: "report",
    headers: { "Idempotency-Key": "The same key with the same request gets the same answer for 24 hours" },
    body: DeploymentRequest,
    answers: { status: 201, schema: Deployment, description: "The deployment, running" },
    problems: ["idempotency_key_reused"],
    serve: ({ body, caller, header }) => startRequested(context, body, caller, header("idempotency-key")),
  }),
  route({
    method: "GET",
    path: "/deployments",
    tag: "Deployments",
    summary: "List deployments",
    scope: "read",
    query: DeploymentFilters,
    answers: { status: 200, schema: pageOf(Deployment), description: "A page, the last started first; a filtered page may be short" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) => json(await listDeployments(context, query)),
  }),
  route({
    method: "GET",
    path: "/deployments/running",
    tag: "Deployments",
    summary: "List the deployments that run",
    scope: "read",
    answers: { status: 200, schema: pageOf(Deployment), description: `The last started first, ${MOST_RUNNING} at most` },
    problems: [],
    serve: async () => json({ items: await listRunning(context.stores.deployments, MOST_RUNNING), nextCursor: null }),
  }),
  route({
    method: "GET",
    path: "/deployments/latest",
    tag: "Deployments",
    summary: `List the ${LATEST} deployments that ended last`,
    scope: "read",
    answers: { status: 200, schema: pageOf(Deployment), description: "The last ended first" },
    problems: [],
    serve: async () => json({ items: await latestFinished(context.stores.deployments, LATEST), nextCursor: null }),
  }),
  route({
    method: "GET",
    path: "/deployments/{id}",
    tag: "Deployments",
    summary: "Read a deployment",
    scope: "read",
    answers: { status: 200, schema: Deployment, description: "The deployment" },
    problems: ["deployment_not_found"],
    serve: async ({ params }) => json(await requireDeployment(context, params.id)),
  }),
  route({
    method: "PATCH",
    path: "/deployments/{id}",
    tag: "Deployments",
    summary: "Tell how a deployment ended",
    scope: "report",
    body: DeploymentFinish,
    answers: { status: 200, schema: Deployment, description: "The deployment; the same end twice is the same answer" },
    problems: ["deployment_not_found", "deployment_finished"],
    serve: async ({ params, body }) => json(await finishRequested(context, params.id, body)),
  }),
  route({
    method: "POST",
    path: "/deployments/{id}/incidents",
    tag: "Deployments",
    summary: "Tell that a deployment caused an incident: it counts as failed",
    scope: "report",
    body: IncidentLink,
    answers: { status: 200, schema: Deployment, description: "The deployment with its `failure`; the first one stays" },
    problems: ["deployment_not_found", "incident_not_found", "deployment_running"],
    serve: async ({ params, body }) => json(await linkIncident(context, params.id, body.incidentId)),
  }),
];
