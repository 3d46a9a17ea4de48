import type { Template } from "./template-file.ts";

type Reference = { readonly to: string; readonly kind: "name" | "condition"; readonly where: string };

const PSEUDO = /^AWS::(?:AccountId|NotificationARNs|NoValue|Partition|Region|StackId|StackName|URLSuffix)$/;

/** Names that a template uses and does not have: CloudFormation refuses it whole. */
export function danglingIn(template: Template): string[] {
  const { Parameters, Resources, Conditions, Outputs } = template;
  const names = new Set([...Object.keys(Parameters), ...Object.keys(Resources)]);
  const conditions = new Set(Object.keys(Conditions));
  const dangling = referencesIn({ Resources, Conditions, Outputs }, "").filter(({ to, kind }) =>
    kind === "condition" ? !conditions.has(to) : !(names.has(to) || PSEUDO.test(to)),
  );
  const awaited = Object.entries(Resources).flatMap(([id, { DependsOn = [] }]) =>
    [DependsOn].flat().flatMap((to) => (to in Resources ? [] : [`Resources.${id} depends on ${to}, which is no resource`])),
  );
  return [
    ...dangling.map(
      ({ to, kind, where }) => `${where} refers to ${to}, which is no ${kind === "name" ? "parameter or resource" : "condition"}`,
    ),
    ...awaited,
  ];
}

function referencesIn(value: unknown, where: string): Reference[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...ownReferences(key, inner, where),
    ...referencesIn(inner, where === "" ? key : `${where}.${key}`),
  ]);
}

function ownReferences(key: string, inner: unknown, where: string): Reference[] {
  const first: unknown = Array.isArray(inner) ? inner[0] : inner;
  if (typeof first !== "string") return [];
  if (key === "Ref") return [{ to: first, kind: "name", where }];
  if (key === "Fn::GetAtt") return [{ to: first.split(".")[0] ?? "", kind: "name", where }];
  if (key === "Fn::If") return [{ to: first, kind: "condition", where }];
  // An object of a policy has conditions too, which are no text.
  if (key === "Condition") return [{ to: first, kind: "condition", where }];
  return key === "Fn::Sub" ? substituted(first, Array.isArray(inner) ? inner[1] : {}).map((to) => ({ to, kind: "name", where })) : [];
}

/** `${Name}` and `${Name.Attribute}` of a text, but neither `${!Literal}` nor what its own map gives. */
function substituted(text: string, own: unknown): string[] {
  const given = own !== null && typeof own === "object" ? Object.keys(own) : [];
  return [...text.matchAll(/\$\{([^!}][^}]{0,300})\}/g)]
    .map(([, name = ""]) => name.trim().split(".")[0] ?? "")
    .filter((name) => !given.includes(name));
}
