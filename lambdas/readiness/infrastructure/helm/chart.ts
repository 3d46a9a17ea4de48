import type { Package } from "../../check.ts";
import { attempt } from "../../files/in-time.ts";
import { onlyDocument } from "../../files/only-document.ts";
import { KUBERNETES } from "../../files/yaml-format.ts";
import { oncePerPackage } from "../reading/once-per-package.ts";
import { fileAt, filesUnder } from "../reading/package-files.ts";
import { type GoTemplate, goTemplate } from "./go-template.ts";

/** A file with one YAML document: its value, and why there is none. */
export type YamlFile = { readonly path: string; readonly value: unknown; readonly problems: readonly string[] };

export type Chart = {
  readonly metadata: YamlFile;
  readonly values: YamlFile;
  readonly environments: readonly (YamlFile & { readonly environment: string })[];
  readonly templates: readonly (GoTemplate & { readonly path: string })[];
};

/** The files of `chart/`, read. */
export const chartOf: (of: Package) => Chart = oncePerPackage((of) => ({
  metadata: yamlFile(of, "chart/Chart.yaml"),
  values: yamlFile(of, "chart/values.yaml"),
  environments: of.context.environments.map((environment) => ({ environment, ...yamlFile(of, `chart/values-${environment}.yaml`) })),
  templates: filesUnder(of, "chart/templates/", ".yaml", ".yml", ".tpl").map(({ path, content }) => ({ path, ...readTemplate(content) })),
}));

function readTemplate(content: string): GoTemplate {
  const read = attempt(() => goTemplate(content));
  return "problem" in read ? { actions: [], text: "", problems: [read.problem] } : read.value;
}

function yamlFile(of: Package, path: string): YamlFile {
  const file = fileAt(of, path);
  const read = file === null ? { problems: [`${path} is missing`] } : onlyDocument(file, KUBERNETES);
  return "problems" in read ? { path, value: null, problems: read.problems } : { path, value: read.value, problems: [] };
}
