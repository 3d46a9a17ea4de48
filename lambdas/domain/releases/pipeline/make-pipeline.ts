import type { GeneratedArtifact, PipelineStage, ReleaseContext } from "../../../contract/release.ts";
import { imageOf, versionLabel } from "../infrastructure/naming.ts";
import { artifactsDocument } from "./artifacts-document.ts";
import { validateModel } from "./python/validate-model.ts";
import { renderWorkflow } from "./render-workflow.ts";
import { pipelineStage, stagesOf } from "./stages.ts";
import { stagesJson } from "./stages-json.ts";
import { artifactOf, type Traceable, type TracedFile } from "./traced-file.ts";
import type { Stage } from "./workflow.ts";

export type PipelineOutput = { readonly stages: readonly PipelineStage[]; readonly artifacts: readonly GeneratedArtifact[] };

/** Step 2: the workflow, its stages as data, and what goes into it and comes out. */
export function makePipeline(context: ReleaseContext, idsOf: Traceable): PipelineOutput {
  const stages = stagesOf(context);
  return {
    stages: stages.map(pipelineStage),
    artifacts: filesOf(context, stages).map((file) => artifactOf("pipeline", idsOf, file)),
  };
}

function filesOf(context: ReleaseContext, stages: readonly Stage[]): TracedFile[] {
  const workflow = workflowText(context, stages);
  return [
    {
      path: ".github/workflows/deploy.yml",
      kind: "workflow",
      topics: ["packaging", "validation", "security", "promotion", "health", "secrets"],
      content: workflow,
    },
    { path: "docs/stages.json", kind: "stages", topics: ["promotion"], content: stagesJson(context, stages) },
    { path: "docs/artifacts.md", kind: "document", topics: ["packaging"], content: artifactsDocument(context, stages, workflow) },
    ...(context.stack === "python-kubernetes"
      ? [{ path: "scripts/validate_model.py", kind: "script", topics: ["validation"], content: validateModel(context) } as const]
      : []),
  ];
}

const workflowText = (context: ReleaseContext, stages: readonly Stage[]): string =>
  renderWorkflow({
    comment: [
      `Delivers ${context.name} to ${context.environments.join(", then ")}.`,
      "Stages: docs/stages.json. What has to be set once: docs/artifacts.md.",
    ].join("\n"),
    name: "Deploy",
    env:
      context.stack === "python-kubernetes"
        ? { IMAGE: imageOf(context), VERSION: versionLabel(context.version) }
        : { VERSION: context.version },
    jobs: stages.flatMap(({ jobs }) => jobs),
  });
