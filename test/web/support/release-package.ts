import { createHash } from "node:crypto";
import type { ReleaseContext, ReleaseRequest } from "../../../lambdas/contract/release.ts";
import { ReleaseRequest as Schema } from "../../../lambdas/contract/release.ts";
import type { Artifact } from "../../../lambdas/contract/release-record.ts";
import { buildPackage } from "../../../lambdas/domain/releases/build-package.ts";
import { releaseContext } from "../../../lambdas/domain/releases/context/release-context.ts";
import { makePipeline } from "../../../lambdas/domain/releases/pipeline/make-pipeline.ts";
import { commitOf } from "./factories.ts";

/** The example's request. */
export const aRequest = (overrides: Partial<ReleaseRequest> = {}): ReleaseRequest =>
  Schema.parse({
    name: "churn_predictor_v2",
    version: "2.1.0",
    commit: commitOf(210),
    repo: "acme/churn",
    framework: "scikit-learn",
    serving: "FastAPI + Docker",
    target: "Kubernetes (GKE)",
    latencySla: "< 100ms p99",
    availabilitySla: "99.9%",
    ...overrides,
  });

export function aContext(overrides: Partial<ReleaseRequest> = {}): ReleaseContext {
  const read = releaseContext(aRequest(overrides));
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.context;
}

/** The generated files of a context, by path: what the real chain makes. */
export const filesOf = (context: ReleaseContext): ReadonlyMap<string, string> =>
  new Map(buildPackage(context).artifacts.map(({ path, content }) => [path, content]));

/** The stages of its pipeline. */
export const stagesOf = (context: ReleaseContext) => makePipeline(context, () => []).stages;

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The record of each generated file. */
export const artifactsOf = (context: ReleaseContext): Artifact[] =>
  buildPackage(context).artifacts.map(({ path, kind, step, content, traces }) => ({
    path,
    kind,
    step,
    traces,
    sha256: hashOf(content),
    generatedSha256: hashOf(content),
    characters: content.length,
    bytes: Buffer.byteLength(content),
    replacedBy: null,
    replacedAt: null,
  }));
