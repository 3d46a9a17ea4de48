import type { ReleaseDeploymentEnd } from "../../contract/deployment.ts";
import type { ReleaseDue } from "../../contract/release-message.ts";
import { getDeployment } from "../../store/deployments.ts";
import type { Table } from "../../store/table.ts";

/** Have the release looked at whose deployment ended: of one that takes another back, the release that is taken back. */
export async function tellRelease(
  deployments: Table,
  queueDue: (message: ReleaseDue, delaySeconds: number) => Promise<void>,
  { releaseId, deploymentId }: ReleaseDeploymentEnd,
  now: string,
): Promise<void> {
  const { rollbackOf } = (await getDeployment(deployments, deploymentId)) ?? { rollbackOf: null };
  const taken = rollbackOf === null ? null : await getDeployment(deployments, rollbackOf);
  await queueDue({ type: "release.due", releaseId: taken?.releaseId ?? releaseId, at: now }, 0);
}
