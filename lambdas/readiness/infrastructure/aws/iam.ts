import { isText, listAt, oneOrMany, recordAt } from "../reading/peek.ts";
import { intrinsicOf } from "./intrinsics.ts";
import { actionsOf, principalsOf, type Statement, statementsOf } from "./policy-statements.ts";
import type { Resource } from "./template.ts";
import { ON_AWS, templateCheck } from "./template-check.ts";

/** Actions that know no resources: for them `*` is all that can be said. */
const WITHOUT_RESOURCE =
  /^(?:xray:Put|xray:Get|cloudwatch:(?:PutMetricData|Get|List|Describe)|logs:DescribeLogGroups$|ec2:Describe|ec2:(?:Create|Delete)NetworkInterface$|ecr:GetAuthorizationToken$|sts:GetCallerIdentity$|tag:Get)/;
const WIDE_POLICY = /(?:AdministratorAccess|PowerUserAccess|IAMFullAccess|\w+FullAccess)(?:$|["'])/;

/** What the service may do is written down to the action and the resource, and whom a policy lets in is somebody. */
export const iam = templateCheck({
  id: "aws-least-privilege",
  title: "No policy allows everything, or everybody",
  weight: 2,
  critical: true,
  stacks: ON_AWS,
  evidence: "every statement that allows names its actions, its resources and whom it lets in",
  problems: (template) => [
    ...statementsOf(template)
      .filter(({ value }) => value.Effect !== "Deny")
      .flatMap(statementProblems),
    ...template.resources.flatMap(managedProblems),
    ...template.ofType("AWS::Lambda::Permission").flatMap(permissionProblems),
  ],
});

function statementProblems(statement: Statement): string[] {
  const { where, value } = statement;
  const wild = actionsOf(statement).filter((action) => action === "*" || /^\w+:\*$/.test(action));
  return [
    ...(value.Effect === "Allow" ? [] : [`${where}: Effect is neither Allow nor Deny`]),
    ...(value.Action === undefined ? [`${where}: Action is missing`] : []),
    ...["NotAction", "NotResource", "NotPrincipal"].filter((field) => field in value).map((field) => `${where}: ${field} allows all else`),
    // A key's own policy has to name its account for all: without it nobody could ever change the key.
    ...(statement.resource.type === "AWS::KMS::Key" ? [] : wild.map((action) => `${where}: Action ${action} is a wildcard`)),
    ...(principalsOf(statement) === null ? resourceProblems(statement) : principalProblems(statement)),
  ];
}

function resourceProblems(statement: Statement): string[] {
  const { where, value } = statement;
  const everything = value.Resource === undefined || oneOrMany(value.Resource).includes("*");
  const bound = actionsOf(statement).filter((action) => !WITHOUT_RESOURCE.test(action));
  return everything ? bound.map((action) => `${where}: Resource is everything for ${action}`) : [];
}

/** A service that may act for anybody acts for a stranger, too: it is held to this stack's own resource. */
function principalProblems(statement: Statement): string[] {
  const { where, value } = statement;
  const named = principalsOf(statement) ?? [];
  const held = "Condition" in value;
  const assumes = actionsOf(statement).every((action) => action.startsWith("sts:"));
  return [
    ...(named.some(({ name }) => name === "*") && !held ? [`${where}: Principal is everybody, without a Condition`] : []),
    ...(named.some(({ kind }) => kind === "Service") && !held && !assumes
      ? [`${where}: Principal is a service, without a Condition that names for whom`]
      : []),
  ];
}

const managedProblems = ({ where, properties }: Resource): string[] =>
  ["ManagedPolicyArns", "Policies"].flatMap((field) =>
    listAt(properties, field)
      .map((policy) => (isText(policy) ? policy : (JSON.stringify(intrinsicOf(policy)?.given) ?? "")))
      .filter((policy) => WIDE_POLICY.test(policy))
      .map((policy) => `${where}: Properties.${field} has ${policy}`),
  );

function permissionProblems({ where, properties }: Resource): string[] {
  const held = ["SourceArn", "SourceAccount", "PrincipalOrgID"].some((field) => field in recordAt(properties));
  return held ? [] : [`${where}: Properties.SourceArn is missing: anybody's resource of that service may call it`];
}
