import type { ReleaseDetail, ReleaseRow, ReleaseSummary } from "../../../lambdas/contract/release-view.ts";

/** A release as lists show it. */
export const rowOf = ({ context, gate, review, promotions, ...release }: ReleaseDetail): ReleaseRow => ({
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

export const summaryOf = ({ context, chain, artifacts, gate }: ReleaseDetail): ReleaseSummary => ({
  model: context.name,
  target: context.target,
  pipelineStages: ["lint and unit tests"],
  roles: Object.fromEntries(chain.map(({ tag, role }) => [tag, role])),
  artifacts: Object.fromEntries(artifacts.map(({ path, characters }) => [path, characters])),
  readiness: gate?.scores ?? null,
  overall: gate?.overall ?? null,
  deploymentReady: gate?.decision === "APPROVED",
});
