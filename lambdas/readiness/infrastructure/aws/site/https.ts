import { at, listAt, oneOrMany, textAt } from "../../reading/peek.ts";
import { sidesOf } from "../intrinsics.ts";
import { statementsOf } from "../policy-statements.ts";
import type { Resource, Template } from "../template.ts";
import { templateCheck } from "../template-check.ts";
import { behaviorsOf, bucketsOf, distributionsOf, namedIn } from "./site-resources.ts";

const MODERN = /^TLSv1\.(?:2_20(?:19|21|25)|3_2025)$/;

/** Nothing goes in the clear: not to the visitor, not to the bucket, and not with what was broken years ago. */
export const https = templateCheck({
  id: "site-https",
  title: "Everything goes by HTTPS, with TLS 1.2 or later, and the browser is told to keep to it",
  weight: 2,
  critical: true,
  stacks: ["static-site"],
  evidence: "every behavior is HTTPS with security headers, own certificates ask for TLS 1.2, buckets refuse plain HTTP",
  problems: (template) => [
    ...(distributionsOf(template).length === 0 ? ["infra/template.yaml has no distribution"] : []),
    ...distributionsOf(template).flatMap((one) => [...behaviorProblems(one), ...certificateProblems(one)]),
    ...bucketsOf(template).flatMap((one) => plainProblems(one, template)),
  ],
});

const behaviorProblems = (distribution: Resource): string[] =>
  behaviorsOf(distribution).flatMap(({ field, value }) => [
    ...(["redirect-to-https", "https-only"].includes(textAt(value, "ViewerProtocolPolicy") ?? "")
      ? []
      : [`${distribution.where}: ${field}.ViewerProtocolPolicy is neither redirect-to-https nor https-only`]),
    ...(at(value, "ResponseHeadersPolicyId") === undefined ? [`${distribution.where}: ${field}.ResponseHeadersPolicyId is missing`] : []),
  ]);

/** With CloudFront's own certificate, for its own name, the minimum cannot be set. */
const certificateProblems = ({ where, properties }: Resource): string[] =>
  sidesOf(at(properties, "DistributionConfig", "ViewerCertificate"))
    .filter((one) => at(one, "CloudFrontDefaultCertificate") !== true)
    .filter((one) => !MODERN.test(textAt(one, "MinimumProtocolVersion") ?? ""))
    .map(
      (one) =>
        `${where}: DistributionConfig.ViewerCertificate.MinimumProtocolVersion ${textAt(one, "MinimumProtocolVersion") ?? "(none)"} is below TLSv1.2_2019`,
    );

function plainProblems({ id, where }: Resource, template: Template): string[] {
  const refused = statementsOf(template).some(
    ({ resource, value }) =>
      namedIn(at(resource.properties, "Bucket")).includes(id) &&
      value.Effect === "Deny" &&
      oneOrMany(value.Action).includes("s3:*") &&
      listAt(value, "Resource").length >= 2 &&
      String(at(value, "Condition", "Bool", "aws:SecureTransport")) === "false",
  );
  return refused ? [] : [`${where}: no statement of its policy denies s3:* where aws:SecureTransport is false`];
}
