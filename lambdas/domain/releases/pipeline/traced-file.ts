import type { GeneratedArtifact, ReleaseStep } from "../../../contract/release.ts";

/** Ids of the criteria of a topic; none where the requirements have none. */
export type Traceable = (topic: string) => readonly string[];

export type TracedFile = {
  readonly path: string;
  readonly kind: GeneratedArtifact["kind"];
  /** Topics whose criteria the file answers. */
  readonly topics: readonly string[];
  readonly content: string;
};

/** The file as an artifact of a step, with each criterion of its topics once. */
export const artifactOf = (step: ReleaseStep, idsOf: Traceable, { path, kind, topics, content }: TracedFile): GeneratedArtifact => ({
  path,
  kind,
  step,
  content,
  traces: [...new Set(topics.flatMap((topic) => idsOf(topic)))],
});
