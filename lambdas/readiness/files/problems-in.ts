import type { Document } from "yaml";
import { oddKeys } from "./odd-keys.ts";
import { unknownTags } from "./unknown-tags.ts";
import type { YamlFormat } from "./yaml-format.ts";
import type { Odd } from "./yaml-problem.ts";

/** More of one document help nobody. */
const MOST_PROBLEMS = 10;

/** What is wrong with a document as its format has it: where it is no YAML, nothing else is said. */
export function problemsIn(document: Document, { knownTags = false, repeats = false }: YamlFormat): Odd[] {
  const broken = document.errors.slice(0, MOST_PROBLEMS).map(({ pos, message }) => ({ offset: pos[0], why: `is no YAML: ${message}` }));
  if (broken.length > 0) return broken;
  return [...(knownTags ? unknownTags(document) : []), ...oddKeys(document, repeats)].slice(0, MOST_PROBLEMS);
}
