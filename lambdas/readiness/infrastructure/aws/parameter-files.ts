import type { Package } from "../../check.ts";
import { fileAt } from "../reading/package-files.ts";
import { isRecord, isText } from "../reading/peek.ts";
import { readJson } from "../reading/read-json.ts";

/** What an environment's file gives the template's parameters. */
export type ParameterFile = {
  readonly path: string;
  readonly environment: string;
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
};

/** `infra/parameters/ENVIRONMENT.json`, in either form that the AWS CLI reads: objects, or `NAME=VALUE`. */
export const parameterFiles = (of: Package): ParameterFile[] =>
  of.context.environments.map((environment) => parameterFile(of, environment));

export const parameterPath = (environment: string): string => `infra/parameters/${environment}.json`;

function parameterFile(of: Package, environment: string): ParameterFile {
  const path = parameterPath(environment);
  const broken = (problem: string): ParameterFile => ({ path, environment, values: new Map(), problems: [problem] });
  const file = fileAt(of, path);
  if (file === null) return broken(`${path} is missing`);
  const read = readJson(file.content);
  if ("problem" in read) return broken(`${path} ${read.problem}`);
  if (!Array.isArray(read.value)) return broken(`${path} is no list of parameters`);
  const entries = read.value.map(entryOf);
  const wrong = entries.flatMap((entry, index) =>
    entry === null ? [`${path}: entry ${index} is neither ParameterKey with ParameterValue nor NAME=VALUE`] : [],
  );
  return { path, environment, values: new Map(entries.filter((entry) => entry !== null)), problems: wrong };
}

function entryOf(entry: unknown): readonly [string, string] | null {
  if (isText(entry) && /^\w+=/.test(entry)) return [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)];
  if (!isRecord(entry)) return null;
  return isText(entry.ParameterKey) && isText(entry.ParameterValue) ? [entry.ParameterKey, entry.ParameterValue] : null;
}
