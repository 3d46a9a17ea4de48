import type { Mutation } from "./mutation.ts";

const on =
  (stack: Mutation["stack"], file = "infra/template.yaml") =>
  (check: string, from: Mutation["from"], to: string, ...says: string[]): Mutation => ({ check, stack, file, from, to, says });
const lambda = on("node-lambda");
const site = on("static-site");

/** One for each check of the templates, that no other check finds; where a check is for both stacks, one for each. */
export const AWS: readonly Mutation[] = [
  lambda("aws-template", "Tracing: Active", "Traceing: Active", "Service", "Properties.Traceing"),
  lambda("aws-references", "Value: !GetAtt Api.ApiEndpoint", "Value: !GetAtt Api.Endpoint", "Outputs.Url", "Api.Endpoint"),
  on("node-lambda", "infra/parameters/production.json")("aws-parameters", '"1024"', '"64"', "MemoryMegabytes", "MinValue"),
  lambda("aws-least-privilege", "Action: secretsmanager:GetSecretValue", "Action: secretsmanager:*", "ServiceRole", "secretsmanager:*"),
  lambda("aws-retention", "RetentionInDays: !Ref LogRetentionDays", "KmsKeyId: !Ref LogRetentionDays", "ServiceLogs", "RetentionInDays"),
  lambda("lambda-function", "Runtime: nodejs24.x", "Runtime: nodejs18.x", "Service", "nodejs18.x"),
  on("node-lambda", "infra/parameters/production.json")(
    "lambda-shift",
    "Linear10PercentEvery2Minutes",
    "AllAtOnce",
    "DeploymentPreference.Type",
    "AllAtOnce",
  ),
  lambda("lambda-traffic", "IntegrationUri: !Ref Service.Alias", "IntegrationUri: !GetAtt Service.Arn", "ApiIntegration", "IntegrationUri"),
  lambda("lambda-alarms", "Threshold: 100", "Threshold: 1000", "LatencyAlarm", "Threshold 1000"),
  site("aws-template", "AutoPublish: true", "AutoPublish: true\n      Notes: x", "PickRelease", "Properties.Notes"),
  site("aws-references", "Value: !GetAtt Releases.Arn", "Value: !GetAtt Releases.ARN", "Outputs.Releases", "Releases.ARN"),
  on("static-site", "infra/parameters/production.json")("aws-parameters", "PriceClass=PriceClass_All", "PriceClass=All", "PriceClass"),
  site(
    "aws-least-privilege",
    "- Effect: Deny",
    '- Effect: Allow\n            Principal: {AWS: "*"}\n            Action: s3:GetObject\n            Resource: !GetAtt Bucket.Arn\n          - Effect: Deny',
    "BucketPolicy",
    "Principal is everybody",
  ),
  site("aws-retention", "UpdateReplacePolicy: Retain", "UpdateReplacePolicy: Delete", "Bucket", "UpdateReplacePolicy"),
  site("site-bucket", "BlockPublicPolicy: true", "BlockPublicPolicy: false", "Bucket", "BlockPublicPolicy"),
  site("site-origin-access", "SigningBehavior: always", "SigningBehavior: never", "OriginAccess", "SigningBehavior"),
  site("site-https", "ViewerProtocolPolicy: redirect-to-https", "ViewerProtocolPolicy: allow-all", "Distribution", "ViewerProtocolPolicy"),
  site("site-edge-function", "const releases = cf.kvs();", "const releases = cf.kvs(;", "PickRelease", "FunctionCode"),
];

/** Further mistakes; others may find them, too. */
export const MORE_AWS: readonly Mutation[] = [
  lambda("aws-template", "Resources:", "Resorces:", "no Resources"),
  lambda("aws-template", "Transform: AWS::Serverless-2016-10-31", "", "Transform lacks"),
  lambda("aws-template", "      StageName: $default\n", "", "ApiStage", "Properties.StageName is missing"),
  lambda("aws-template", "DeletionPolicy: Retain", "DeletePolicy: Retain", "ServiceLogs", "DeletePolicy"),
  lambda("aws-template", "!GetAtt ServiceRole.Arn", "!GetAttribute ServiceRole.Arn", "unknown tag !GetAttribute"),
  lambda("aws-template", "Type: AWS::ApiGatewayV2::Api\n", "Type: ApiGateway\n", "ApiGateway is no resource type"),
  lambda("aws-references", "!Sub checkout", `!Sub \${Enviroment}-checkout`, "Enviroment"),
  lambda("aws-references", "Name: !Ref Service\n", "Name: !Ref Servce\n", "Servce"),
  lambda("aws-references", "AutoPublishAlias: live", "Description: live", "Service.Alias"),
  site("aws-references", "!If [HasDomain, [!Ref", "!If [HasDomains, [!Ref", "condition HasDomains"),
  on("node-lambda", "infra/parameters/dev.json")(
    "aws-parameters",
    '"ParameterKey": "Shift"',
    '"ParameterKey": "Shifts"',
    "lacks Shift",
    "Shifts is no parameter",
  ),
  on("node-lambda", "infra/parameters/dev.json")("aws-parameters", '"dev"', '"staging"', "Environment is staging, not dev"),
  on("static-site", "infra/parameters/dev.json")("aws-parameters", /[\s\S]*/, "{", "is no JSON"),
  lambda("aws-least-privilege", `Resource: !Sub \${ServiceLogs.Arn}`, 'Resource: "*"', "Resource is everything"),
  lambda("aws-least-privilege", /\n {6}SourceArn: .*/, "", "ApiPermission", "SourceArn"),
  lambda(
    "aws-least-privilege",
    /Policies:\n {8}- PolicyName/,
    "ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]\n      Policies:\n        - PolicyName",
    "AdministratorAccess",
  ),
  site(
    "aws-least-privilege",
    /Principal:\n +Service: cloudfront.amazonaws.com([\s\S]*?)Condition:[\s\S]*?(?= {10}- Effect)/,
    `Principal: "*"\n            Action: s3:GetObject\n            Resource: !Sub \${Bucket.Arn}/*\n`,
    "everybody",
  ),
  lambda("lambda-function", "Timeout: 25", "Timeout: 900", "Timeout 900"),
  lambda("lambda-function", "SECRET_ID: !Sub", "API_TOKEN: abc\n          SECRET_ID: !Sub", "API_TOKEN"),
  lambda("lambda-function", /LoggingConfig:[\s\S]*?LogGroup: !Ref ServiceLogs/, "Description: none", "LogGroup"),
  lambda("lambda-shift", "- !Ref LatencyAlarm", "- !Ref Api", "Api, which is no alarm"),
  lambda("lambda-shift", "AutoPublishAlias: live", "Description: live", "AutoPublishAlias"),
  lambda("lambda-traffic", "FunctionName: !Ref Service.Alias", "FunctionName: !Ref Service", "FunctionName"),
  lambda("lambda-alarms", "ExtendedStatistic: p99", "ExtendedStatistic: p50", "Duration at p99"),
  lambda("lambda-alarms", "          - !Ref ErrorsAlarm\n", "", "Errors of AWS/Lambda"),
  lambda("lambda-alarms", "ComparisonOperator: GreaterThanThreshold", "ComparisonOperator: LessThanThreshold", "ComparisonOperator"),
  site("site-bucket", /BucketEncryption:[\s\S]*?(?=OwnershipControls)/, "", "BucketEncryption"),
  site("site-origin-access", "OriginAccessControlId: !GetAtt OriginAccess.Id", "OriginPath: /x", "OriginAccessControlId"),
  site("site-origin-access", `distribution/\${Distribution}`, "distribution/*", "it alone"),
  site("site-https", "MinimumProtocolVersion: TLSv1.2_2021", "MinimumProtocolVersion: TLSv1", "MinimumProtocolVersion TLSv1"),
  site("site-https", 'aws:SecureTransport: "false"', 'aws:SecureTransport: "true"', "aws:SecureTransport"),
  site("site-edge-function", /KeyValueStoreAssociations:\n.*\n/, "Comment2: x\n", "KeyValueStoreAssociations"),
  site("site-edge-function", "EventType: viewer-request", "EventType: viewer-response", "viewer-request"),
];
