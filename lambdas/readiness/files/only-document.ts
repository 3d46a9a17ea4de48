import type { GeneratedArtifact } from "../../contract/release.ts";
import { readYaml, type YamlDocument } from "./read-yaml.ts";
import type { YamlFormat } from "./yaml-format.ts";
import { problemAt } from "./yaml-problem.ts";

type File = Pick<GeneratedArtifact, "path" | "content">;

/** The only document of a file, or what is wrong and where. An empty one counts: who reads one document reads the first. */
export function onlyDocument(file: File, format?: YamlFormat): YamlDocument | { readonly problems: readonly string[] } {
  const { documents, problems } = readYaml(file, format);
  if (problems.length > 0) return { problems: problems.map((problem) => problemAt(file.path, problem)) };
  const [document, ...others] = documents;
  if (others.length > 0) return { problems: [`${file.path} holds ${documents.length} documents, expected one`] };
  return document === undefined || document.value === null ? { problems: [`${file.path} holds nothing`] } : document;
}
