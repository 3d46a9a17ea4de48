import type { Deployment } from "../../lambdas/contract/deployment.ts";
import { newReleaseDeployment, type ReleaseDeployment } from "../../lambdas/domain/deployments/new-release-deployment.ts";

export const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const FIRST = Date.parse("2026-11-21T09:00:00.000Z");
/** So many minutes after the specs' beginning. */
export const minute = (minutes: number): string => new Date(FIRST + minutes * 60_000).toISOString();

/** What a release asks for: version 2.1.0 of `churn` to production, at once. */
export const aReleaseDeployment = (overrides: Partial<ReleaseDeployment> = {}): ReleaseDeployment => ({
  releaseId: "01KABCDEFGHJKMNPQRSTVWXYZ0",
  service: "churn",
  environment: "production",
  version: "2.1.0",
  commit: COMMIT,
  attempt: 1,
  startedAt: minute(0),
  deadlineSeconds: 1800,
  startedBy: "mina",
  simulated: true,
  rollbackOf: null,
  cause: "promoted by mina",
  ...overrides,
});

/** The deployment of it, as it starts. */
export const aReleased = (overrides: Partial<ReleaseDeployment> = {}): Deployment => newReleaseDeployment(aReleaseDeployment(overrides));
