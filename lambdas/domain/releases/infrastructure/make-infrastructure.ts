import type { GeneratedArtifact, PipelineStage, ReleaseContext, Stack } from "../../../contract/release.ts";
import { artifactOf, type Traceable, type TracedFile } from "../pipeline/traced-file.ts";
import { kubernetesFiles } from "./kubernetes-files.ts";
import { lambdaFiles } from "./lambda/files.ts";
import { siteFiles } from "./site/files.ts";

type Before = { readonly stages: readonly PipelineStage[] };
export type InfrastructureOutput = { readonly artifacts: readonly GeneratedArtifact[] };

const OF_STACK: Readonly<Record<Stack, (context: ReleaseContext, stages: readonly PipelineStage[]) => TracedFile[]>> = {
  "python-kubernetes": kubernetesFiles,
  "node-lambda": lambdaFiles,
  "static-site": siteFiles,
};

/** Step 3: where it runs and how traffic is switched, for each environment; the strategy names the pipeline's own stages. */
export const makeInfrastructure = (context: ReleaseContext, idsOf: Traceable, { stages }: Before): InfrastructureOutput => ({
  artifacts: OF_STACK[context.stack](context, stages).map((file) => artifactOf("infrastructure", idsOf, file)),
});
