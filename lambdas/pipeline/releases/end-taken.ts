import type { Release, Rollback } from "../../contract/release-record.ts";
import { newReleaseDeployment } from "../../domain/deployments/new-release-deployment.ts";
import { lastPromotion } from "../../domain/releases/lifecycle/promotion.ts";
import { getDeployment, startDeployment } from "../../store/deployments.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import { finishDeployment } from "../finish-deployment.ts";
import type { Releaser } from "./releaser.ts";

/**
 * End the deployment that is taken back, where it still runs. One whose deployer was never asked is noted as cancelled: by it the end of
 * the rollback finds its release.
 */
export async function endTaken({ stores, now }: Pick<Releaser, "stores" | "now">, release: Release, rollback: Rollback): Promise<void> {
  const { rollbackOf, reason } = rollback;
  const taken = await getDeployment(stores.deployments, rollbackOf);
  if (taken && taken.status !== "running") return;
  if (!taken) await startNeverAsked(stores, release);
  const status = taken ? ("rolled_back" as const) : ("cancelled" as const);
  await finishDeployment(stores.deployments, rollbackOf, { status, finishedAt: now(), reason }, now());
}

async function startNeverAsked(stores: Releaser["stores"], release: Release): Promise<void> {
  const promotion = lastPromotion(release);
  if (!promotion) return;
  const { service, version, commit } = release.context;
  const { environment, startedAt, startedBy, cause } = promotion;
  const { settings } = await settingsFor(stores.releases, service, environment);
  const of = { releaseId: release.id, service, environment, version, commit, attempt: 1, startedAt, startedBy, cause, rollbackOf: null };
  const simulated = settings.deployUrl === null;
  await startDeployment(stores.deployments, newReleaseDeployment({ ...of, deadlineSeconds: settings.deploySeconds, simulated }));
}
