import type { Release } from "../../../contract/release-record.ts";
import type { ReleaseRow } from "../../../contract/release-view.ts";

/** A release as lists and the board show it. */
export const rowOf = ({ context, gate, review, promotions, ...release }: Omit<Release, "checkRuns">): ReleaseRow => ({
  id: release.id,
  status: release.status,
  reason: release.reason,
  requestedBy: release.requestedBy,
  requestedAt: release.requestedAt,
  updatedAt: release.updatedAt,
  endedAt: release.endedAt,
  name: context.name,
  version: context.version,
  commit: context.commit,
  service: context.service,
  environments: context.environments,
  decision: gate?.decision ?? null,
  overall: gate?.overall ?? null,
  breakGlass: review?.breakGlass ?? false,
  stages: promotions.map(({ environment, status, simulated, deploymentId, endedAt }) => ({
    environment,
    status,
    simulated,
    deploymentId,
    endedAt,
  })),
});
