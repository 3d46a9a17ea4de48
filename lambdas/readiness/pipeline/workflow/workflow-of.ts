import { isScalar, visit } from "yaml";
import type { Package } from "../../check.ts";
import type { YamlDocument } from "../../files/read-yaml.ts";
import { fileAt, type Problem } from "../files/file-at.ts";
import { yamlOf } from "../files/yaml-of.ts";
import { beyondLimits } from "./limits.ts";
import { Workflow } from "./schema.ts";

export const WORKFLOW = ".github/workflows/deploy.yml";

export type ReadWorkflow = {
  readonly workflow: Workflow;
  /** The file with the line of a key or an entry, where there is one. */
  readonly where: (...path: (string | number)[]) => string;
  /** Every text in it, wherever it stands. */
  readonly texts: readonly { readonly text: string; readonly where: string }[];
};

/** The workflow's text as it stands, if it is YAML within the limits of what validators take in time. */
export function workflowYaml(of: Package): YamlDocument | Problem {
  const file = fileAt(of, WORKFLOW);
  const yaml = "problem" in file ? file : yamlOf(file);
  if ("problem" in yaml) return yaml;
  const beyond = beyondLimits(yaml.document);
  return beyond === null ? yaml : { problem: `${WORKFLOW}:${yaml.lineAt(beyond.offset)}: ${beyond.why}` };
}

const KNOWN = new WeakMap<YamlDocument, ReadWorkflow | Problem>();

/** The workflow as checks read it, or why it is no evidence. */
export function workflowOf(of: Package): ReadWorkflow | Problem {
  const yaml = workflowYaml(of);
  if ("problem" in yaml) return yaml;
  const read = KNOWN.get(yaml) ?? parsed(yaml);
  KNOWN.set(yaml, read);
  return read;
}

function parsed(yaml: YamlDocument): ReadWorkflow | Problem {
  const where = (...path: (string | number)[]) => {
    const line = yaml.lineOf(path);
    return line === null ? WORKFLOW : `${WORKFLOW}:${line}`;
  };
  const { data, error } = Workflow.safeParse(yaml.value);
  if (data) return { workflow: data, where, texts: textsOf(yaml) };
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === "number" ? part : String(part)));
  return { problem: `${where(...path)}: ${path.join(".") || "workflow"}: ${issue?.message ?? "not a workflow"}` };
}

function textsOf({ document, lineAt }: YamlDocument): ReadWorkflow["texts"] {
  const texts: { text: string; where: string }[] = [];
  visit(document, {
    Scalar(_, node) {
      if (isScalar(node) && typeof node.value === "string")
        texts.push({ text: node.value, where: `${WORKFLOW}:${lineAt(node.range?.[0] ?? 0)}` });
    },
  });
  return texts;
}
