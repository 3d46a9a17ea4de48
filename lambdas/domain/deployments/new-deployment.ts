import type { Deployment, DeploymentRequest } from "../../contract/deployment.ts";

/** How long a deployment may run before the sweeper takes it for lost, from when it was told. */
export const DEADLINE_HOURS = 24;

export type DeploymentContext = Pick<Deployment, "id" | "startedAt" | "deployedBy" | "source" | "simulated" | "deadlineAt">;

/** A deployment that runs. */
export const newDeployment = (request: DeploymentRequest, context: DeploymentContext): Deployment => ({
  ...context,
  service: request.service,
  environment: request.environment,
  status: "running",
  finishedAt: null,
  durationSeconds: null,
  commit: request.commit,
  commits: request.commits.map(({ sha, authoredAt }) => ({ sha, authoredAt })),
  version: request.version ?? null,
  runId: request.runId ?? null,
  releaseId: request.releaseId ?? null,
  rollbackOf: request.rollbackOf ?? null,
  hotfixOf: request.hotfixOf ?? null,
  failure: null,
  rolledBackAt: null,
  rolledBackBy: null,
  reason: null,
});
