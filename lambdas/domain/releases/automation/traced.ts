import type { TracedFile } from "../pipeline/traced-file.ts";

/** A file of this step in one line, so that the list of a stack's files reads as a table. */
export const traced = (path: string, kind: TracedFile["kind"], topics: readonly string[], content: string): TracedFile => ({
  path,
  kind,
  topics,
  content,
});
