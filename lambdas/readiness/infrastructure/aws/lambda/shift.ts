import { productionOf } from "../../../../domain/releases/pipeline/environments.ts";
import type { Package } from "../../../check.ts";
import { at, isText, textAt } from "../../reading/peek.ts";
import { refOf } from "../intrinsics.ts";
import { parameterFiles, parameterPath } from "../parameter-files.ts";
import type { Resource, Template } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { deploymentAlarms } from "./function.ts";
import { SERVERLESS } from "./functions.ts";

/** CodeDeploy's own ways to move an alias bit by bit; a template may bring another. */
const GRADUAL = /^(?:Canary10Percent(?:5|10|15|30)Minutes?|Linear10PercentEvery(?:1|2|3|10)Minutes?)$/;

/** Lambda's two colours: an alias that production moves bit by bit, and alarms that take it back. */
export const shift = templateCheck({
  id: "lambda-shift",
  title: "Production moves an alias to the new version bit by bit, and alarms take it back",
  weight: 3,
  critical: true,
  stacks: ["node-lambda"],
  evidence: "an alias is published, production shifts it gradually, and alarms of the template take it back",
  beside: ({ context }) => context.environments.map(parameterPath),
  problems: (template, of) => {
    const published = template.ofType(SERVERLESS).filter(({ properties }) => isText(at(properties, "AutoPublishAlias")));
    if (published.length === 0) return ["infra/template.yaml: no AWS::Serverless::Function has Properties.AutoPublishAlias"];
    return published.flatMap((one) => [...typeProblems(one, template, of), ...alarmProblems(one, template)]);
  },
});

function typeProblems({ where, properties }: Resource, { ofType }: Template, of: Package): string[] {
  const type = at(properties, "DeploymentPreference", "Type");
  const production = productionOf(of.context);
  const given = parameterFiles(of).find(({ environment }) => environment === production);
  const chosen = isText(type) ? type : (given?.values.get(refOf(type) ?? "") ?? "(none)");
  const off = at(properties, "DeploymentPreference", "Enabled");
  return [
    ...(GRADUAL.test(chosen) || ofType("AWS::CodeDeploy::DeploymentConfig").some(({ id }) => id === refOf(type))
      ? []
      : [`${where}: Properties.DeploymentPreference.Type is ${chosen} in ${production}, which is not bit by bit`]),
    ...(off === undefined || off === true ? [] : [`${where}: Properties.DeploymentPreference.Enabled is not true`]),
  ];
}

function alarmProblems(one: Resource, { ofType }: Template): string[] {
  const alarms = ofType("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm").map(({ id }) => id);
  const named = deploymentAlarms(one);
  const field = `${one.where}: Properties.DeploymentPreference.Alarms`;
  return [
    ...(named.length > 0 ? [] : [`${field} is empty: nothing takes the alias back`]),
    ...named
      .filter((name) => name === null || !alarms.includes(name))
      .map((name) => `${field} has ${name ?? "an entry"}, which is no alarm of the template`),
    ...(textAt(one.properties, "AutoPublishAlias") === "$LATEST" ? [`${one.where}: Properties.AutoPublishAlias is $LATEST`] : []),
  ];
}
