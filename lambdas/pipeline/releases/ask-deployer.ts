import type { DeployRequest } from "../../contract/deploy-request.ts";
import type { Release } from "../../contract/release-record.ts";
import type { ReleaseDeployment } from "../../domain/deployments/new-release-deployment.ts";
import { newReleaseDeployment } from "../../domain/deployments/new-release-deployment.ts";
import { traceparentOf } from "../../domain/releases/trace/traceparent.ts";
import { secondsAfter } from "../../domain/runs/instant.ts";
import { deployRequest } from "../../sources/deployer/deploy-request.ts";
import { UnreachableError } from "../../sources/network/unreachable-error.ts";
import { startDeployment } from "../../store/deployments.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import { type Promoter, SIMULATED_SECONDS } from "./promoter.ts";

export type Wanted = Pick<ReleaseDeployment, "environment" | "version" | "commit" | "startedAt" | "startedBy" | "rollbackOf" | "cause"> & {
  /** Whose version it brings: of a rollback, the release that is returned to. */
  readonly releaseId: string;
  /** Whose turn it is: of a rollback, the release that is taken back. */
  readonly release: Release;
};
export type Asked =
  | { readonly outcome: "taken"; readonly simulated: boolean }
  | { readonly outcome: "refused" | "unreachable"; readonly reason: string };

/**
 * Have a deployment started and its deployer asked, or a simulated one where no `deployUrl` is set. Safe to repeat: the deployment is
 * there once, and the deployer knows its id again.
 */
export async function askDeployer(promoter: Promoter, wanted: Wanted): Promise<Asked> {
  const { stores, simulate } = promoter;
  const { release, environment, rollbackOf } = wanted;
  const { service } = release.context;
  const { settings, signingSecret } = await settingsFor(stores.releases, service, environment);
  const simulated = settings.deployUrl === null;
  const deployment = newReleaseDeployment({ ...wanted, service, attempt: 1, deadlineSeconds: settings.deploySeconds, simulated });
  await startDeployment(stores.deployments, deployment);
  if (settings.deployUrl === null || signingSecret === null) {
    const finishAt = secondsAfter(promoter.now(), SIMULATED_SECONDS);
    await simulate({ type: "deployment.finish", id: deployment.id, status: "success", finishAt, waits: 0 }, SIMULATED_SECONDS);
    return { outcome: "taken", simulated };
  }
  const request: DeployRequest = {
    type: rollbackOf === null ? "deploy" : "rollback",
    deploymentId: deployment.id,
    releaseId: release.id,
    service,
    environment,
    version: wanted.version,
    commit: wanted.commit,
    rollbackOf,
    archive: { method: "GET", path: `/releases/${wanted.releaseId}/archive` },
    callback: { method: "PATCH", path: `/deployments/${deployment.id}` },
    requestedAt: wanted.startedAt,
  };
  return send(promoter, { url: settings.deployUrl, secret: signingSecret }, request, release);
}

async function send(
  { fetch, now }: Promoter,
  deployer: { readonly url: string; readonly secret: string },
  request: DeployRequest,
  release: Release,
): Promise<Asked> {
  try {
    const traceparent = traceparentOf(release, `deployment ${request.deploymentId}`);
    const outcome = await deployRequest(fetch, deployer, request, { now: now(), traceparent });
    return outcome === "accepted"
      ? { outcome: "taken", simulated: false }
      : { outcome: "refused", reason: `the deployer refused: ${outcome.refused}` };
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { outcome: "unreachable", reason: `the deployer cannot be reached: ${error.message}` };
  }
}
