import type { AcceptanceCriterion, GeneratedArtifact, ReleaseContext } from "../../../contract/release.ts";
import { table } from "../pipeline/markdown.ts";
import { handedOn, type StepOutputs } from "../step-outputs.ts";

/** Which files answer which criterion: over all that the steps before handed on, and the files of this one. */
export function traceabilityDocument(context: ReleaseContext, before: StepOutputs, own: readonly GeneratedArtifact[]): GeneratedArtifact {
  const { stories } = handedOn(before, "requirements");
  const files = [...handedOn(before, "pipeline").artifacts, ...handedOn(before, "infrastructure").artifacts, ...own];
  const rows = stories.flatMap(({ criteria }) => criteria.map((criterion) => rowOf(criterion, files)));
  return {
    path: "docs/traceability.md",
    kind: "document",
    step: "automation",
    traces: [],
    content: [
      `# What answers what in ${context.name} ${context.version}`,
      "",
      "Each acceptance criterion of `docs/requirements.md`, with the files that answer it.",
      "",
      table(["Criterion", "Then", "Files"], rows),
      "",
    ].join("\n"),
  };
}

function rowOf({ id, outcome }: AcceptanceCriterion, files: readonly GeneratedArtifact[]): string[] {
  const paths = files.filter(({ traces }) => traces.includes(id)).map(({ path }) => path);
  return [id, outcome, paths.map((path) => `\`${path}\``).join(", ") || "none"];
}
