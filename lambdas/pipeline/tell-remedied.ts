import type { Deployment } from "../contract/deployment.ts";
import { finishedOf } from "../domain/deployments/finish.ts";
import { markFailed } from "../store/deployments.ts";
import type { Table } from "../store/table.ts";

/**
 * Have the deployment that this one rolled back or mended count as failed, from when the remedy began. One whose remedy was
 * cancelled stays as it is. Safe to repeat: a deployment fails once.
 */
export async function tellRemedied(deployments: Table, remedy: Deployment): Promise<void> {
  if (finishedOf(remedy) === null) return;
  const { id: by, startedAt: at, rollbackOf, hotfixOf } = remedy;
  if (rollbackOf) await markFailed(deployments, rollbackOf, { kind: "rollback", by, at });
  if (hotfixOf && hotfixOf !== rollbackOf) await markFailed(deployments, hotfixOf, { kind: "hotfix", by, at });
}
