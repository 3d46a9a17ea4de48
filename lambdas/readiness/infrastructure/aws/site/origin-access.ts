import { at, isRecord, listAt, oneOrMany, recordAt, textAt } from "../../reading/peek.ts";
import { namesIn } from "../intrinsics.ts";
import { principalsOf, type Statement, statementsOf } from "../policy-statements.ts";
import type { Resource, Template } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { bucketsOf, distributionsOf, namedIn } from "./site-resources.ts";

/** CloudFront signs what it asks the bucket for, and the bucket answers this distribution alone. */
export const originAccess = templateCheck({
  id: "site-origin-access",
  title: "The distribution signs its requests, and the bucket answers it alone",
  weight: 2,
  critical: true,
  stacks: ["static-site"],
  evidence: "every origin in S3 has an access control that always signs, and a bucket policy that names the distribution",
  problems: (template) => {
    const distributions = distributionsOf(template);
    if (distributions.length === 0) return ["infra/template.yaml has no distribution"];
    return [
      ...distributions.flatMap((one) => originProblems(one, template)),
      ...template.ofType("AWS::CloudFront::OriginAccessControl").flatMap(controlProblems),
    ];
  },
});

function originProblems({ id, where, properties }: Resource, template: Template): string[] {
  const buckets = bucketsOf(template).map((one) => one.id);
  const origins = listAt(properties, "DistributionConfig", "Origins");
  if (!origins.some((origin) => namedIn(at(origin, "DomainName")).some((name) => buckets.includes(name))))
    return [`${where}: DistributionConfig.Origins has no bucket of the template`];
  return origins.flatMap((origin, index) => {
    const [bucket] = namedIn(at(origin, "DomainName")).filter((name) => buckets.includes(name));
    if (bucket === undefined) return [];
    const control = namedIn(at(origin, "OriginAccessControlId"));
    const controls = template.ofType("AWS::CloudFront::OriginAccessControl").map((one) => one.id);
    return [
      ...(control.some((name) => controls.includes(name))
        ? []
        : [`${where}: DistributionConfig.Origins.${index}.OriginAccessControlId is no access control of the template`]),
      ...(opens(bucket, id, template)
        ? []
        : [`${where}: no bucket policy lets it, and it alone, read ${bucket} (s3:GetObject with aws:SourceArn)`]),
    ];
  });
}

function controlProblems({ where, properties }: Resource): string[] {
  const config = at(properties, "OriginAccessControlConfig");
  const wanted = { OriginAccessControlOriginType: "s3", SigningBehavior: "always", SigningProtocol: "sigv4" };
  return Object.entries(wanted)
    .filter(([field, value]) => at(config, field) !== value)
    .map(([field, value]) => `${where}: OriginAccessControlConfig.${field} is not ${value}`);
}

const opens = (bucket: string, distribution: string, template: Template): boolean =>
  statementsOf(template).some(
    (statement) =>
      namedIn(at(statement.resource.properties, "Bucket")).includes(bucket) &&
      statement.value.Effect === "Allow" &&
      oneOrMany(statement.value.Action).includes("s3:GetObject") &&
      principalsOf(statement)?.every(({ name }) => name === "cloudfront.amazonaws.com") === true &&
      sourcesOf(statement).includes(distribution),
  );

/** What `aws:SourceArn` is held to: the names in it. */
const sourcesOf = ({ value }: Statement): string[] =>
  Object.values(recordAt(value, "Condition"))
    .filter(isRecord)
    .flatMap((test) => Object.entries(test).filter(([key]) => key.toLowerCase() === "aws:sourcearn"))
    .flatMap(([, arn]) => namesIn(textAt(arn, "Fn::Sub") ?? ""));
