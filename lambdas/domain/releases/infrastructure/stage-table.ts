import type { PipelineStage } from "../../../contract/release.ts";
import { table } from "../pipeline/markdown.ts";

/** The stages that deploy, as the strategy refers to them. */
export const stageTable = (stages: readonly PipelineStage[]): string =>
  table(
    ["stage", "environment", "does"],
    stages.flatMap(({ name, environment, does }) => (environment === null ? [] : [[name, environment, does.join("; ")]])),
  );
