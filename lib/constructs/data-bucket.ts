import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from "aws-cdk-lib/aws-s3";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { PREFIX } from "../../lambdas/contract/names.ts";
import type { Target } from "../targets.ts";

/** Sources, logs, reports and results. A new result is announced on `results`. */
export class DataBucket extends Bucket {
  constructor(scope: Construct, id: string, { target, results }: { readonly target: Target; readonly results: Queue }) {
    super(scope, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: !target.disposable,
      removalPolicy: target.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      lifecycleRules: [
        ...[PREFIX.claims, PREFIX.cancels, PREFIX.progress, PREFIX.results, PREFIX.events].map((prefix) => ({
          prefix,
          expiration: Duration.days(7),
        })),
        ...[PREFIX.logs, PREFIX.reports, PREFIX.tests].map((prefix) => ({ prefix, expiration: Duration.days(90) })),
      ],
    });
    // By hand, because `addEventNotification` hides a custom resource, which emulators do not run. The queue's policy
    // comes first, and names the account instead of the bucket, which would be a circle.
    const sender = new PolicyStatement({
      principals: [new ServicePrincipal("s3.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [results.queueArn],
      conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
    });
    const { policyDependable } = results.addToResourcePolicy(sender);
    const bucket = this.node.defaultChild;
    if (!(bucket instanceof CfnBucket)) throw new Error("the bucket has no resource of its own");
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: "s3:ObjectCreated:*",
          queue: results.queueArn,
          filter: { s3Key: { rules: [{ name: "prefix", value: PREFIX.results }] } },
        },
      ],
    };
    if (policyDependable) this.node.addDependency(policyDependable);
  }
}
