import { at, textAt } from "../../reading/peek.ts";
import { namesIn, refOf } from "../intrinsics.ts";
import type { Template } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { SERVERLESS } from "./functions.ts";

/** Traffic that goes past the alias gets a new version all at once, and no alarm takes it back. */
export const traffic = templateCheck({
  id: "lambda-traffic",
  title: "The API calls the alias, never the function itself",
  weight: 2,
  critical: true,
  stacks: ["node-lambda"],
  evidence: "every integration and every permission of the API names the alias",
  problems: (template) => {
    const integrations = template.ofType("AWS::ApiGatewayV2::Integration");
    const permissions = template.ofType("AWS::Lambda::Permission");
    const events = template.ofType(SERVERLESS).some(({ properties }) => at(properties, "Events") !== undefined);
    return [
      ...(integrations.length > 0 || events
        ? []
        : ["infra/template.yaml: no AWS::ApiGatewayV2::Integration and no Properties.Events calls the function"]),
      ...integrations
        .filter(({ properties }) => !namesAlias(at(properties, "IntegrationUri"), template))
        .map(({ where }) => `${where}: Properties.IntegrationUri is not the alias`),
      ...(integrations.length > 0 && permissions.length === 0
        ? ["infra/template.yaml: no AWS::Lambda::Permission lets the API call the alias"]
        : []),
      ...permissions
        .filter(({ properties }) => !namesAlias(at(properties, "FunctionName"), template))
        .map(({ where }) => `${where}: Properties.FunctionName is not the alias`),
    ];
  },
});

/** SAM's events go to the alias by themselves. */
const namesAlias = (value: unknown, { ofType }: Template): boolean => {
  const names = [refOf(value) ?? "", ...namesIn(textAt(value, "Fn::Sub") ?? "")];
  const aliases = [...ofType(SERVERLESS).map(({ id }) => `${id}.Alias`), ...ofType("AWS::Lambda::Alias").map(({ id }) => id)];
  return names.some((name) => aliases.includes(name));
};
