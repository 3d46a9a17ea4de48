import { at, listAt, numberAt, recordAt, textAt } from "../../reading/peek.ts";
import { namedAsSecret } from "../../secret-names.ts";
import { refOf, sidesOf } from "../intrinsics.ts";
import type { Resource, Template } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { functionsOf } from "./functions.ts";

/** Runtimes that get security fixes, as of 2026-11. Whoever adds one takes out those that have ended. */
const RUNTIMES = [
  "nodejs22.x",
  "nodejs24.x",
  "python3.12",
  "python3.13",
  "python3.14",
  "java21",
  "java25",
  "dotnet10",
  "ruby3.3",
  "ruby3.4",
  "provided.al2023",
];

/** An HTTP API gives up after 30 seconds: the function has to end before, or its error is never seen. */
const LONGEST_SECONDS = 29;

/** The function runs on what is still mended, ends before its callers give up, and keeps no secret in its settings. */
export const lambdaFunction = templateCheck({
  id: "lambda-function",
  title: "Every function has a supported runtime, a time limit, memory, a role and a log group that ends",
  weight: 2,
  critical: true,
  stacks: ["node-lambda"],
  evidence: "every function has a supported runtime, a time limit below the API's, memory, a role and its own log group",
  problems: (template) => {
    const functions = functionsOf(template);
    return functions.length === 0 ? ["infra/template.yaml has no function"] : functions.flatMap((one) => functionProblems(one, template));
  },
});

function functionProblems({ where, properties }: Resource, { ofType }: Template): string[] {
  const seconds = numberAt(properties, "Timeout");
  const group = refOf(at(properties, "LoggingConfig", "LogGroup"));
  const set = Object.keys(recordAt(properties));
  return [
    ...(textAt(properties, "PackageType") === "Image" ? [] : codeProblems(properties)),
    ...(seconds !== null && seconds > 0 && seconds <= LONGEST_SECONDS
      ? []
      : [`Properties.Timeout ${seconds ?? "(none)"} is not 1 to ${LONGEST_SECONDS}`]),
    ...(set.includes("MemorySize") ? [] : ["Properties.MemorySize is missing"]),
    ...(set.includes("Role") || set.includes("Policies") ? [] : ["Properties.Role is missing"]),
    ...(ofType("AWS::Logs::LogGroup").some(({ id }) => id === group)
      ? []
      : ["Properties.LoggingConfig.LogGroup is no log group of the template"]),
    ...secretProblems(properties),
  ].map((problem) => `${where}: ${problem}`);
}

function codeProblems(properties: unknown): string[] {
  const runtime = textAt(properties, "Runtime");
  return [
    ...(runtime !== null && RUNTIMES.includes(runtime)
      ? []
      : [`Properties.Runtime ${runtime ?? "(none)"} is none of ${RUNTIMES.join(", ")}`]),
    ...(textAt(properties, "Handler") === null ? ["Properties.Handler is missing"] : []),
  ];
}

/** A value that is looked up when the stack is made is no secret in the file, though it is one in the settings. */
const secretProblems = (properties: unknown): string[] =>
  Object.entries(recordAt(properties, "Environment", "Variables"))
    .filter(
      ([name, value]) => namedAsSecret(name) && sidesOf(value).some((side) => typeof side === "string" && !side.includes("{{resolve:")),
    )
    .map(([name]) => `Properties.Environment.Variables.${name} has its value in the template`);

/** Alarms that take an alias back, by their logical ids. */
export const deploymentAlarms = ({ properties }: Resource): (string | null)[] =>
  listAt(properties, "DeploymentPreference", "Alarms").map(refOf);
