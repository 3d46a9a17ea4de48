import * as z from "zod";
import { referredTo, textOf } from "./intrinsics.ts";
import { resourcesOf, type Template } from "./template-file.ts";

/** An address that EventBridge calls. */
export type Destination = { readonly id: string; readonly connection: string };

const ApiDestination = z.looseObject({
  ConnectionArn: z.unknown().optional(),
  HttpMethod: z.literal("POST"),
  InvocationEndpoint: z.unknown().optional(),
});
const Connection = z.looseObject({
  AuthorizationType: z.literal("API_KEY"),
  AuthParameters: z.looseObject({ ApiKeyAuthParameters: z.strictObject({ ApiKeyName: z.string(), ApiKeyValue: z.unknown().optional() }) }),
});

/** Those that post to `/alerts`, by their id. */
export const destinationsOf = (template: Template): ReadonlyMap<string, Destination> =>
  new Map(
    resourcesOf(template, "AWS::Events::ApiDestination").flatMap(({ id, properties }) => {
      const { data } = ApiDestination.safeParse(properties);
      const path = (textOf(data?.InvocationEndpoint) ?? "").split(/[?#]/)[0] ?? "";
      return data !== undefined && path.endsWith("/alerts")
        ? [[id, { id, connection: referredTo(data.ConnectionArn) ?? "" }] as const]
        : [];
    }),
  );

/** The connection has to send a bearer token, and the token may stand in no template. */
export function connectionProblems({ id, connection }: Destination, template: Template): string[] {
  const found = resourcesOf(template, "AWS::Events::Connection").find((one) => one.id === connection);
  if (found === undefined) return [`${id} has no connection`];
  const { data } = Connection.safeParse(found.properties);
  const { ApiKeyName, ApiKeyValue } = data?.AuthParameters.ApiKeyAuthParameters ?? { ApiKeyName: "", ApiKeyValue: "" };
  if (ApiKeyName.toLowerCase() !== "authorization") return [`${connection} sends no header Authorization`];
  return tokenProblems(connection, textOf(ApiKeyValue) ?? "", template);
}

function tokenProblems(connection: string, value: string, { Parameters }: Template): string[] {
  const [, token] = /^Bearer (.+)$/.exec(value) ?? [];
  if (token === undefined) return [`${connection} sends no bearer token`];
  if (/^\{\{resolve:(?:secretsmanager|ssm-secure):.+\}\}$/.test(token)) return [];
  const parameter = /^\$\{(\w+)\}$/.exec(token)?.[1] ?? "";
  return String(Parameters[parameter]?.NoEcho) === "true" ? [] : [`${connection} holds its token as text; it belongs in a secret`];
}
