import * as z from "zod";
import { type Check, notApplicable, type Package } from "../../check.ts";
import { referredTo } from "../cloudwatch/intrinsics.ts";
import { resourcesOf, type Template, templateAt } from "../cloudwatch/template-file.ts";
import { jsonFile } from "../documents/json-file.ts";
import { lookAt } from "../documents/read.ts";

const STACK = "infra/template.yaml";
const stackTemplate = templateAt(STACK);

/** What CloudWatch Logs takes; another number is refused when the stack is made. */
const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

const Parameters = z.union([
  z
    .array(z.object({ ParameterKey: z.string(), ParameterValue: z.string() }))
    .transform((list) => new Map(list.map((one) => [one.ParameterKey, one.ParameterValue]))),
  z.record(z.string(), z.string()).transform((values) => new Map(Object.entries(values))),
]);

/** Functions write to a group whose lines end some day, in every environment. */
export const lookAtFunctionLogs = lookAt(stackTemplate, (template, of) => ({
  problems: [...destinationProblems(template), ...groupProblems(template, of)].map((problem) => `${STACK}: ${problem}`),
  evidence: `functions log JSON to groups of their own, kept as long as each of ${of.context.environments.join(", ")} says`,
}));

/** A site's files write no logs; a log group that somebody added has to end some day all the same. */
export const lookAtSiteLogs: Check["look"] = (of) => {
  const read = stackTemplate.read(of);
  if ("value" in read && resourcesOf(read.value, "AWS::Logs::LogGroup").length === 0)
    return notApplicable("nothing that the site is made of writes to a log group");
  return lookAt(stackTemplate, (template) => ({
    problems: groupProblems(template, of).map((problem) => `${STACK}: ${problem}`),
    evidence: "log groups are kept for so many days",
  }))(of);
};

const Logging = z.looseObject({ LogFormat: z.literal("JSON"), LogGroup: z.unknown().optional() });

function destinationProblems(template: Template): string[] {
  const groups = resourcesOf(template, "AWS::Logs::LogGroup").map(({ id }) => id);
  const functions = [...resourcesOf(template, "AWS::Serverless::Function"), ...resourcesOf(template, "AWS::Lambda::Function")];
  return [
    ...(functions.length === 0 ? ["there is no function"] : []),
    ...functions.flatMap(({ id, properties }) => {
      const { data } = Logging.safeParse(properties.LoggingConfig);
      if (data === undefined) return [`Resources.${id}: LoggingConfig does not say LogFormat: JSON`];
      return groups.includes(referredTo(data.LogGroup) ?? "") ? [] : [`Resources.${id}: LoggingConfig names no log group of the template`];
    }),
  ];
}

const groupProblems = (template: Template, of: Package): string[] =>
  resourcesOf(template, "AWS::Logs::LogGroup").flatMap(({ id, properties }) => {
    const parameter = referredTo(properties.RetentionInDays);
    if (parameter === null)
      return DAYS.includes(Number(properties.RetentionInDays))
        ? []
        : [`Resources.${id}: keeps its lines for ever, or for a time that CloudWatch does not have`];
    return of.context.environments.flatMap((environment) => parameterProblems(id, parameter, environment, template, of));
  });

function parameterProblems(id: string, parameter: string, environment: string, { Parameters: declared }: Template, of: Package): string[] {
  const read = jsonFile(`infra/parameters/${environment}.json`, Parameters).read(of);
  const value = ("value" in read ? read.value.get(parameter) : undefined) ?? declared[parameter]?.Default;
  return DAYS.includes(Number(value))
    ? []
    : [`Resources.${id}: is kept for ${String(value ?? "no")} days in ${environment}, which CloudWatch does not have`];
}
