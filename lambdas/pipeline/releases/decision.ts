import type { Gate } from "../../contract/release.ts";
import type { GateDecided } from "../../contract/release-message.ts";
import type { Artifact, Release } from "../../contract/release-record.ts";

/** The event of a decision. Its id follows from release and build: who gets it twice can tell. */
export const decisionOf = ({ id, build, context }: Release, gate: Gate, artifacts: readonly Artifact[]): GateDecided => ({
  type: "gate.decided",
  id: `${id}-${build}`,
  releaseId: id,
  model: `${context.name}:${context.version}`,
  service: context.service,
  build,
  decision: gate.decision,
  ready: gate.ready,
  overall: gate.overall,
  scores: gate.scores,
  thresholdsVersion: gate.thresholdsVersion,
  reasons: gate.reasons,
  changes: gate.changes,
  artifactHashes: Object.fromEntries(artifacts.map(({ path, sha256 }) => [path, sha256])),
  decidedAt: gate.decidedAt,
});
