import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { HANDLERS } from "../../lambdas/contract/names.ts";
import { BUNDLES } from "../../lib/bundles.ts";
import { BellwetherStack } from "../../lib/stacks/bellwether-stack.ts";
import { TARGETS, type TargetName } from "../../lib/targets.ts";
import { ROOT } from "./source-tree.ts";

/** A resource as CloudFormation is given it. */
export type Resource = {
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties have no shape of their own, and specs dig deep.
  readonly properties: any;
  readonly deletionPolicy: string | undefined;
};

const templates = new Map<TargetName, Template>();

/** What the app gives CloudFormation for a target; made once, without bundling: every handler is an empty module. */
export function templateOf(target: TargetName): Template {
  const template = templates.get(target) ?? synthesize(target);
  templates.set(target, template);
  return template;
}

function synthesize(name: TargetName): Template {
  const scratch = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    return synthesizeIn(scratch, name);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function synthesizeIn(scratch: string, name: TargetName): Template {
  const bundles = join(scratch, "bundles");
  for (const handler of HANDLERS) {
    mkdirSync(join(bundles, handler), { recursive: true });
    writeFileSync(join(bundles, handler, "index.mjs"), "");
  }
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(ROOT, "cdk.json"), "utf8")));
  const app = new App({ outdir: join(scratch, "cdk.out"), context: { ...context, [BUNDLES]: bundles } });
  const publicEndpoint = name === "aws" ? null : "http://127.0.0.1:4566";
  const observer = { githubRepos: "acme/shop", githubTokenDigest: "0123abcd" };
  return Template.fromStack(
    new BellwetherStack(app, "Bellwether", { target: TARGETS[name], publicEndpoint, incidentPolicy: null, observer }),
  );
}

/** A template's resources, of one type where it is given. */
export const resourcesOf = (template: Template, type?: string): Resource[] =>
  Object.entries(template.toJSON().Resources as Record<string, { Type: string; Properties?: unknown; DeletionPolicy?: string }>)
    .map(([id, resource]) => ({ id, type: resource.Type, properties: resource.Properties ?? {}, deletionPolicy: resource.DeletionPolicy }))
    .filter((resource) => type === undefined || resource.type === type);

/** The logical ids that a value refers to, however deep. */
export function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "Ref") return [String(inner)];
    if (key === "Fn::GetAtt") return [String(Array.isArray(inner) ? inner[0] : inner).split(".")[0] ?? ""];
    return referencesIn(inner);
  });
}

export type Statement = {
  readonly policy: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
  readonly condition: unknown;
  readonly principal: unknown;
};

/** The statements of the policies that are attached to a role. */
export const statementsOf = (template: Template, roleId: string): Statement[] =>
  resourcesOf(template, "AWS::IAM::Policy")
    .filter(({ properties }) => referencesIn(properties.Roles).includes(roleId))
    .flatMap(({ id, properties }) => toStatements(id, properties.PolicyDocument));

export const toStatements = (policy: string, document: { readonly Statement: readonly Record<string, unknown>[] }): Statement[] =>
  document.Statement.map((one) => ({
    policy,
    effect: String(one.Effect),
    actions: [one.Action].flat().map(String),
    resources: [one.Resource].flat(),
    condition: one.Condition,
    principal: one.Principal,
  }));

/** A handler's function, by the file that it is made of. */
export function functionOf(template: Template, handler: string): Resource {
  const found = resourcesOf(template, "AWS::Lambda::Function").find(({ properties }) => properties.Description === `Bellwether ${handler}`);
  if (!found) throw new Error(`no function is made of ${handler}`);
  return found;
}

/** The logical id of a function's role. */
export const roleOf = ({ properties }: Resource): string => referencesIn(properties.Role)[0] ?? "";
