import type { GeneratedArtifact } from "../../../contract/release.ts";
import type { Path } from "../../files/line-in.ts";
import type { Problem } from "./file-at.ts";
import { yamlOf } from "./yaml-of.ts";

export type JsonFile = { readonly value: unknown; readonly where: (path: Path) => string };

/** What a file of JSON holds, or why it does not parse. Every text of JSON is one of YAML too, which is where lines come from. */
export function readJson(file: GeneratedArtifact): JsonFile | Problem {
  try {
    const value: unknown = JSON.parse(file.content);
    return { value, where: (path) => placeIn(file, path) };
  } catch (error) {
    return { problem: `${file.path} is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** `docs/stages.json:12`, without the line where it is not known. */
function placeIn(file: GeneratedArtifact, path: Path): string {
  const read = yamlOf(file);
  const line = "problem" in read ? null : read.lineOf(path);
  return line === null ? file.path : `${file.path}:${line}`;
}
