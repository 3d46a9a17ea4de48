import type { GeneratedArtifact } from "../../../contract/release.ts";
import { onlyDocument } from "../../files/only-document.ts";
import type { YamlDocument } from "../../files/read-yaml.ts";
import type { Problem } from "./file-at.ts";

/** The only document of a file, or the first thing that is wrong with it, and where. */
export function yamlOf(file: GeneratedArtifact): YamlDocument | Problem {
  const read = onlyDocument(file);
  return "problems" in read ? { problem: read.problems[0] ?? `${file.path} holds nothing` } : read;
}
