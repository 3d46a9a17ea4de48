import type { DeployRequest } from "../../../lambdas/contract/deploy-request.ts";

const ID = "01KAKDR1N1Z5Y0A2B3C4D5E6F7";

/** A promotion to staging. */
export const aDeployRequest = (overrides: Partial<DeployRequest> = {}): DeployRequest => ({
  type: "deploy",
  deploymentId: ID,
  releaseId: "01KAKDQ0000000000000000000",
  service: "churn_predictor_v2",
  environment: "staging",
  version: "2.1.0",
  commit: "0123456789abcdef",
  rollbackOf: null,
  archive: { method: "GET", path: "/releases/01KAKDQ0000000000000000000/archive" },
  callback: { method: "PATCH", path: `/deployments/${ID}` },
  requestedAt: "2026-11-21T12:00:00Z",
  ...overrides,
});
