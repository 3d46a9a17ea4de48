import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type * as z from "zod";
import { Workflow } from "../contract/workflow.ts";
import { errorText } from "./error-text.ts";

const FILE = ".bellwether.json";
const MAX_BYTES = 256 * 1024;
const MAX_ERRORS = 50;

export type WorkflowFile =
  | { readonly kind: "workflow"; readonly workflow: Workflow }
  | { readonly kind: "misconfigured"; readonly errors: readonly string[] };

/** What a source says is to be run, or everything that is wrong with it, one line each. */
export async function readWorkflow(root: string): Promise<WorkflowFile> {
  const path = join(root, FILE);
  const file = await stat(path).catch(() => null);
  if (file === null) return misconfigured("there is none at the root of the source");
  if (!file.isFile()) return misconfigured("is no file");
  if (file.size > MAX_BYTES) return misconfigured(`is larger than ${MAX_BYTES} bytes`);
  return parseWorkflow(await readFile(path, "utf8"));
}

export function parseWorkflow(text: string): WorkflowFile {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return misconfigured(`is not JSON: ${errorText(error)}`);
  }
  const parsed = Workflow.safeParse(json);
  return parsed.success
    ? { kind: "workflow", workflow: parsed.data }
    : misconfigured(...parsed.error.issues.slice(0, MAX_ERRORS).map(lineOf));
}

const misconfigured = (...problems: string[]): WorkflowFile => ({
  kind: "misconfigured",
  errors: problems.map((problem) => `${FILE}: ${problem}`.slice(0, 500)),
});

function lineOf({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.map(String).join(".")}: ${message}`;
}
