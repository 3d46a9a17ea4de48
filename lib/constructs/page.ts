import { CfnOutput, RemovalPolicy } from "aws-cdk-lib";
import { Distribution, SecurityPolicyProtocol, ViewerProtocolPolicy } from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { BlockPublicAccess, Bucket, BucketEncryption } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Target } from "../targets.ts";

/** The static page: a private bucket, and CloudFront in front of it where the target has one. The deploy command fills it. */
export class Page extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { disposable, cdn }: Target) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: !disposable,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    if (!cdn) return;
    const distribution = new Distribution(this, "Distribution", {
      defaultRootObject: "index.html",
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      },
    });
    new CfnOutput(this, "DistributionDomain", { value: distribution.distributionDomainName }).overrideLogicalId("DistributionDomain");
  }
}
