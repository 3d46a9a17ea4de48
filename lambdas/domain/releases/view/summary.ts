import { type PipelineStage, ROLES, STEPS } from "../../../contract/release.ts";
import type { Artifact, Release } from "../../../contract/release-record.ts";
import type { ReleaseSummary } from "../../../contract/release-view.ts";

/** A release in short, as release owners' reports take it. Before the gate's decision there is no readiness. */
export const summaryOf = (
  { context, gate }: Pick<Release, "context" | "gate">,
  artifacts: readonly Artifact[],
  stages: readonly PipelineStage[],
): ReleaseSummary => ({
  model: `${context.name}:${context.version}`,
  target: context.target,
  pipelineStages: stages.map(({ name }) => name),
  roles: Object.fromEntries(STEPS.map((step) => [ROLES[step].tag, ROLES[step].role])),
  artifacts: Object.fromEntries(artifacts.map(({ path, characters }) => [path, characters])),
  readiness: gate?.scores ?? null,
  overall: gate?.overall ?? null,
  deploymentReady: gate?.decision === "APPROVED" && gate.ready === "READY",
});
