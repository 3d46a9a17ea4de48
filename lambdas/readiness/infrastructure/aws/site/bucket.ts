import { at, listAt } from "../../reading/peek.ts";
import type { Resource } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { bucketsOf } from "./site-resources.ts";

const BLOCKS = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

/** Nobody reads the bucket but through CloudFront, whatever somebody later writes into a policy. */
export const bucket = templateCheck({
  id: "site-bucket",
  title: "Every bucket is closed to the public, encrypted and owned by its account",
  weight: 2,
  critical: true,
  stacks: ["static-site"],
  evidence: "every bucket blocks public access, is encrypted and has no access lists",
  problems: (template) =>
    bucketsOf(template).length === 0 ? ["infra/template.yaml has no bucket"] : bucketsOf(template).flatMap(bucketProblems),
});

function bucketProblems({ where, properties }: Resource): string[] {
  const owners = listAt(properties, "OwnershipControls", "Rules").map((rule) => at(rule, "ObjectOwnership"));
  const algorithms = listAt(properties, "BucketEncryption", "ServerSideEncryptionConfiguration").map((one) =>
    at(one, "ServerSideEncryptionByDefault", "SSEAlgorithm"),
  );
  return [
    ...BLOCKS.filter((block) => at(properties, "PublicAccessBlockConfiguration", block) !== true).map(
      (block) => `PublicAccessBlockConfiguration.${block} is not true`,
    ),
    ...(algorithms.some((one) => ["AES256", "aws:kms", "aws:kms:dsse"].some((known) => known === one))
      ? []
      : ["BucketEncryption names no algorithm"]),
    ...(owners.includes("BucketOwnerEnforced") ? [] : ["OwnershipControls is not BucketOwnerEnforced"]),
    ...["AccessControl", "WebsiteConfiguration"]
      .filter((field) => at(properties, field) !== undefined)
      .map((field) => `${field} opens it beside CloudFront`),
  ].map((problem) => `${where}: Properties.${problem}`);
}
