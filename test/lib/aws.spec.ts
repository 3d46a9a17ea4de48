import { describe, expect, it } from "vitest";
import { proseOf, sectionsOf } from "../support/markdown.ts";
import { referencesIn, resourcesOf, roleOf, statementsOf, templateOf, toStatements } from "../support/templates.ts";

const template = templateOf("aws");
const of = (type: string) => resourcesOf(template, type);

describe("the stack for AWS", () => {
  it("is the one that was last looked at (vitest -u writes it anew)", () => {
    const text = JSON.stringify(template.toJSON(), null, 2)
      .replaceAll(/\b[0-9a-f]{64}\b/g, "ASSET")
      .replaceAll(/(Deployment[0-9A-F]{8})[0-9a-f]{32}/g, "$1HASH");

    expect(JSON.parse(text)).toMatchSnapshot();
  });

  it("uses no custom resource and no HTTP API: the same stack has to run on the emulators", () => {
    expect(resourcesOf(template).filter(({ type }) => /^(Custom|AWS::CloudFormation|AWS::ApiGatewayV2)::/.test(type))).toEqual([]);
  });

  it("keeps its tables: retained, protected, restorable to a point in time, with what is old expiring", () => {
    expect(of("AWS::DynamoDB::Table")).toHaveLength(6);
    for (const { id, properties, deletionPolicy } of of("AWS::DynamoDB::Table")) {
      expect(deletionPolicy, id).toBe("Retain");
      expect(properties, id).toMatchObject({
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
      });
    }
  });

  it("keeps the data bucket, and lets only what can be made again go with the stack", () => {
    const buckets = of("AWS::S3::Bucket").map(({ id, deletionPolicy }) => [id.replace(/[0-9A-F]{8}$/, ""), deletionPolicy]);

    expect(Object.fromEntries(buckets)).toEqual({ Data: "Retain", PageBucket: "Delete" });
  });

  it("opens no bucket to the public, nor to a connection without TLS", () => {
    const policies = of("AWS::S3::BucketPolicy").flatMap(({ id, properties }) =>
      toStatements(id, properties.PolicyDocument).map((statement) => ({ ...statement, bucket: referencesIn(properties.Bucket)[0] })),
    );
    const plainText = { effect: "Deny", actions: ["s3:*"], condition: { Bool: { "aws:SecureTransport": "false" } } };

    for (const { id, properties } of of("AWS::S3::Bucket")) {
      expect(properties.PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(
        policies.filter(({ bucket }) => bucket === id),
        id,
      ).toContainEqual(expect.objectContaining(plainText));
    }
    expect(policies.filter(({ effect, principal }) => effect === "Allow" && JSON.stringify(principal).includes("*"))).toEqual([]);
  });

  it("refuses messages over a connection without TLS", () => {
    const guarded = [...of("AWS::SQS::QueuePolicy"), ...of("AWS::SNS::TopicPolicy")];
    const denying = guarded.filter(({ id, properties }) =>
      toStatements(id, properties.PolicyDocument).some(
        ({ effect, condition }) => effect === "Deny" && JSON.stringify(condition).includes("SecureTransport"),
      ),
    );

    expect(denying).toHaveLength(of("AWS::SQS::Queue").length + of("AWS::SNS::Topic").length);
  });

  it("shows the page through CloudFront alone, over HTTPS, signed by its origin access control", () => {
    const [distribution] = of("AWS::CloudFront::Distribution");
    const [origin, ...others] = distribution?.properties.DistributionConfig.Origins ?? [];
    const reading = of("AWS::S3::BucketPolicy")
      .flatMap(({ id, properties }) => toStatements(id, properties.PolicyDocument))
      .filter(({ effect }) => effect === "Allow");

    expect(others).toEqual([]);
    expect(referencesIn(origin.OriginAccessControlId)).toEqual(of("AWS::CloudFront::OriginAccessControl").map(({ id }) => id));
    expect(distribution?.properties.DistributionConfig).toMatchObject({
      DefaultRootObject: "index.html",
      DefaultCacheBehavior: { ViewerProtocolPolicy: "redirect-to-https" },
    });
    expect(reading).toMatchObject([{ actions: ["s3:GetObject"], principal: { Service: "cloudfront.amazonaws.com" } }]);
    expect(referencesIn(reading[0]?.condition)).toContain(distribution?.id);
  });

  it("allows nothing on every resource but what has no resource: traces, and the list of streams", () => {
    const roles = of("AWS::Lambda::Function").map(roleOf);
    const everywhere = roles.flatMap((role) => statementsOf(template, role)).filter(({ resources }) => resources.includes("*"));
    const free = ["dynamodb:ListStreams", "xray:PutTelemetryRecords", "xray:PutTraceSegments"];

    expect(roles).toHaveLength(21);
    expect(new Set(everywhere.flatMap(({ actions }) => actions))).toEqual(new Set(free));
  });

  it("allows no action by a bare wildcard", () => {
    const allowed = of("AWS::IAM::Policy").flatMap(({ id, properties }) => toStatements(id, properties.PolicyDocument));

    expect(allowed.flatMap(({ actions }) => actions).filter((action) => /^(\w+:)?\*$/.test(action))).toEqual([]);
  });

  it("lets only the starters start the executor", () => {
    const invoking = of("AWS::IAM::Policy").filter(({ id, properties }) =>
      toStatements(id, properties.PolicyDocument).some(({ actions }) => actions.includes("lambda:InvokeFunction")),
    );

    expect(invoking.map(({ id }) => id.replace(/(Handler)?ServiceRole.*/, "")).sort()).toEqual(["DispatchRun", "RecordResult", "Sweep"]);
  });

  it("traces, and keeps logs for a month", () => {
    const retention = of("AWS::Logs::LogGroup").map(({ properties }) => properties.RetentionInDays);

    expect(retention).toEqual(of("AWS::Lambda::Function").map(() => 30));
    expect(of("AWS::ApiGateway::Stage")[0]?.properties.TracingEnabled).toBe(true);
  });

  it("answers the gateway's own errors with the page's CORS header", () => {
    const headers = of("AWS::ApiGateway::GatewayResponse").map(({ properties }) => properties);

    expect(headers.map(({ ResponseType }) => ResponseType).sort()).toEqual(["DEFAULT_4XX", "DEFAULT_5XX"]);
    for (const { ResponseParameters } of headers) {
      expect(ResponseParameters).toEqual({ "gatewayresponse.header.Access-Control-Allow-Origin": "'*'" });
    }
  });

  it("watches every queue where work is lost, every stream and the API", () => {
    const watched = of("AWS::CloudWatch::Alarm").map(
      ({ properties }) => `${properties.MetricName} ${referencesIn(properties.Dimensions)[0] ?? ""}`,
    );
    const lost = of("AWS::SQS::Queue").flatMap(({ properties }) => referencesIn(properties.RedrivePolicy));
    const streams = of("AWS::Lambda::EventSourceMapping").filter(({ properties }) => properties.StartingPosition);

    for (const id of lost) expect(watched).toContain(`ApproximateNumberOfMessagesVisible ${id}`);
    for (const { properties } of streams) {
      expect(watched).toContain(`IteratorAge ${referencesIn(properties.FunctionName)[0]}`);
      expect(watched).toContain(`ApproximateNumberOfMessagesVisible ${referencesIn(properties.DestinationConfig)[0]}`);
    }
    expect(watched.filter((metric) => metric.startsWith("5XXError"))).toHaveLength(1);
  });

  it("says in every alarm which section of the runbook to open, and the runbook has no other sections", () => {
    const anchors = of("AWS::CloudWatch::Alarm").map(({ id, properties }) => {
      const [, anchor] = /^.+\. docs\/runbook\.md#([a-z-]+)$/.exec(properties.AlarmDescription) ?? [];
      return anchor ?? `${id} names no section`;
    });
    const sections = sectionsOf(proseOf("docs/runbook.md")).filter(({ level }) => level === 2);

    expect(sections.map(({ anchor }) => anchor).sort()).toEqual([...new Set(anchors)].sort());
  });
});
