import { describe, expect, it } from "vitest";
import { siteTemplate } from "../../../../lambdas/domain/releases/infrastructure/site/template.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { contentOf, packageOf } from "./a-package.ts";
import { readYaml } from "./read-yaml.ts";

const context = aReleaseContext("static-site");
const [template] = readYaml(siteTemplate(context));
const resources = template?.Resources;

describe("the template", () => {
  it("lets nobody read the bucket but this distribution, and nobody without TLS", () => {
    const [allow, deny] = resources.BucketPolicy.Properties.PolicyDocument.Statement;
    expect(allow).toMatchObject({ Principal: { Service: "cloudfront.amazonaws.com" }, Action: "s3:GetObject" });
    expect(allow.Condition.StringEquals["AWS:SourceArn"]).toContain("distribution/${" + "Distribution}");
    expect(deny).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    expect(Object.values(resources.Bucket.Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
  });

  it("answers over TLS only", () => {
    expect(resources.Distribution.Properties.DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy).toBe("redirect-to-https");
  });

  it("picks the release before the cache is asked", () => {
    const [association] = resources.Distribution.Properties.DistributionConfig.DefaultCacheBehavior.FunctionAssociations;
    expect(association).toEqual({ EventType: "viewer-request", FunctionARN: "PickRelease.FunctionARN" });
    expect(resources.PickRelease.Properties.FunctionCode.length).toBeLessThan(10_240);
  });

  it("keeps the releases when the stack is deleted", () => {
    expect(resources.Bucket.DeletionPolicy).toBe("Retain");
  });

  it("has a value for each parameter in each environment", () => {
    const artifacts = packageOf(context);
    for (const environment of ["dev", "staging", "production"]) {
      const parameters: string[] = JSON.parse(contentOf(artifacts, `infra/parameters/${environment}.json`));
      expect(parameters.map((one) => one.split("=")[0])).toEqual(Object.keys(template?.Parameters));
    }
  });
});
