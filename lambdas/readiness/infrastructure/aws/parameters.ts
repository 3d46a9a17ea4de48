import type { Package } from "../../check.ts";
import { filesUnder } from "../reading/package-files.ts";
import { at, listAt, numberAt, recordAt, textAt } from "../reading/peek.ts";
import { shellCode } from "../scripts/shell-code.ts";
import { type ParameterFile, parameterFiles, parameterPath } from "./parameter-files.ts";
import type { Template } from "./template.ts";
import { ON_AWS, templateCheck } from "./template-check.ts";

/** A stack that asks for a value which nobody gives is not made. */
export const parameters = templateCheck({
  id: "aws-parameters",
  title: "Every environment gives the template's parameters values that it takes",
  weight: 2,
  critical: true,
  stacks: ON_AWS,
  evidence: "each environment's parameters are the template's, with values that it allows",
  beside: ({ context }) => context.environments.map(parameterPath),
  problems: (template, of) => {
    const given = givenByScripts(of);
    return parameterFiles(of).flatMap((file) => (file.problems.length > 0 ? file.problems : fileProblems(file, template, given)));
  },
});

/** What a deployment itself adds, such as the version: `ParameterKey: "Version"`, or `Version=` after `--parameter-overrides`. */
const givenByScripts = (of: Package): string[] =>
  filesUnder(of, "scripts/", ".sh").flatMap(({ content }) => {
    const { code } = shellCode(content);
    const overrides = [...code.matchAll(/--parameter-overrides((?:[^\n]|\\\n)*)/g)].flatMap(([, words]) => [
      ...(words ?? "").matchAll(/["'\s](\w+)=/g),
    ]);
    return [...code.matchAll(/\bParameterKey["']?\s*[:=]\s*["']?(\w+)/g), ...overrides].map(([, name]) => name ?? "");
  });

function fileProblems({ path, environment, values }: ParameterFile, { value }: Template, given: readonly string[]): string[] {
  const declared = recordAt(value, "Parameters");
  const missing = Object.keys(declared).filter(
    (name) => !values.has(name) && at(declared[name], "Default") === undefined && !given.includes(name),
  );
  return [
    ...missing.map((name) => `${path} lacks ${name}, which has no default`),
    ...[...values.keys()]
      .filter((name) => !Object.hasOwn(declared, name))
      .map((name) => `${path}: ${name} is no parameter of the template`),
    ...[...values].flatMap(([name, one]) => valueProblems(declared[name], one).map((problem) => `${path}: ${name} ${problem}`)),
    ...(values.has("Environment") && values.get("Environment") !== environment
      ? [`${path}: Environment is ${values.get("Environment")}, not ${environment}`]
      : []),
  ];
}

function valueProblems(declared: unknown, value: string): string[] {
  const allowed = listAt(declared, "AllowedValues").map(String);
  const number = Number(value);
  const isNumber = textAt(declared, "Type") === "Number";
  return [
    ...(allowed.length > 0 && !allowed.includes(value) ? [`${value} is not among ${allowed.join(", ")}`] : []),
    ...(isNumber && (value.trim() === "" || !Number.isFinite(number)) ? [`${value || "(nothing)"} is no number`] : []),
    ...(isNumber && number < (numberAt(declared, "MinValue") ?? Number.NEGATIVE_INFINITY) ? [`${value} is below MinValue`] : []),
    ...(isNumber && number > (numberAt(declared, "MaxValue") ?? Number.POSITIVE_INFINITY) ? [`${value} is above MaxValue`] : []),
  ];
}
