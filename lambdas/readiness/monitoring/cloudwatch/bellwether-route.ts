import * as z from "zod";
import { parseJson } from "../documents/json-file.ts";
import { lookAt } from "../documents/read.ts";
import { alarmsOf } from "./alarms.ts";
import { connectionProblems, type Destination, destinationsOf } from "./destinations.ts";
import { referredTo, textOf } from "./intrinsics.ts";
import { CLOUDWATCH, resourcesOf, type Template, templateFile } from "./template-file.ts";

const Rule = z.looseObject({
  State: z.string().default("ENABLED"),
  EventPattern: z.looseObject({
    source: z.array(z.string()),
    "detail-type": z.array(z.string()),
    resources: z.array(z.unknown()),
    detail: z.looseObject({ state: z.looseObject({ value: z.array(z.string()) }) }),
  }),
  Targets: z.array(
    z.looseObject({
      Arn: z.unknown().optional(),
      RoleArn: z.unknown().optional(),
      InputTransformer: z.looseObject({ InputTemplate: z.unknown().optional() }).optional(),
    }),
  ),
});
/** Alertmanager's webhook, as `POST /alerts` reads it. */
const Message = z.looseObject({
  status: z.literal("firing"),
  alerts: z
    .array(
      z.looseObject({
        status: z.literal("firing"),
        fingerprint: z.string().min(1),
        startsAt: z.string().min(1),
        labels: z.looseObject({ service: z.string(), environment: z.string().min(1), rollback: z.literal("true") }),
      }),
    )
    .min(1),
});

type Route = { readonly alarms: readonly string[]; readonly destination: Destination; readonly input: string; readonly hasRole: boolean };

/** Rules that send alarms to a destination whose path is `/alerts`. */
function routesOf(template: Template): Route[] {
  const destinations = destinationsOf(template);
  return resourcesOf(template, "AWS::Events::Rule").flatMap(({ properties }) => {
    const { data } = Rule.safeParse(properties);
    if (data === undefined || data.State !== "ENABLED" || !isOfAlarms(data.EventPattern)) return [];
    const alarms = data.EventPattern.resources.flatMap((resource) => referredTo(resource) ?? []);
    return data.Targets.flatMap(({ Arn, RoleArn, InputTransformer }) => {
      const destination = destinations.get(referredTo(Arn) ?? "");
      return destination === undefined
        ? []
        : [{ alarms, destination, input: textOf(InputTransformer?.InputTemplate) ?? "", hasRole: RoleArn !== undefined }];
    });
  });
}

const isOfAlarms = ({ source, detail, ...pattern }: z.infer<typeof Rule>["EventPattern"]) =>
  source.includes("aws.cloudwatch") &&
  pattern["detail-type"].includes("CloudWatch Alarm State Change") &&
  detail.state.value.includes("ALARM");

/** Ids of the alarms that reach Bellwether, which takes a release back on them. */
export const routedAlarms = (template: Template): ReadonlySet<string> => new Set(routesOf(template).flatMap(({ alarms }) => alarms));

/** An alarm has to reach Bellwether in the form of Alertmanager's webhook, with a token that is in no text. */
export const lookAtEventRoute = lookAt(templateFile, (template, { context }) => {
  const routes = routesOf(template);
  const known = new Set(alarmsOf(template).map(({ id }) => id));
  const problems =
    routes.length === 0
      ? ["no rule sends alarms to a destination at /alerts"]
      : routes.flatMap((route) => [
          ...connectionProblems(route.destination, template),
          ...messageProblems(route.input, context.service),
          ...(route.hasRole ? [] : ["the target has no role that may call the destination"]),
          ...route.alarms.filter((id) => !known.has(id)).map((id) => `the rule names ${id}, which is no alarm`),
        ]);
  return {
    problems: problems.map((problem) => `${CLOUDWATCH}: ${problem}`),
    evidence: `${[...routedAlarms(template)].join(", ")} reach Bellwether's /alerts, with a bearer token out of a secret`,
  };
});

function messageProblems(input: string, service: string): string[] {
  const read = parseJson(input, Message, "the message to Bellwether");
  if ("problems" in read) return [...read.problems];
  const others = read.value.alerts.filter(({ labels }) => labels.service !== service);
  return others.map(({ labels }) => `the message to Bellwether is of the service ${labels.service}, expected ${service}`);
}
