type ResourceType = {
  readonly required: readonly string[];
  readonly properties: readonly string[];
  /** As `!GetAtt` takes them. */
  readonly attributes: readonly string[];
};

const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");

const type = (required: string, optional: string, attributes: string): ResourceType => ({
  required: words(required),
  properties: [...words(required), ...words(optional)],
  attributes: words(attributes),
});

/**
 * Properties and attributes of the types that packages are made of, as CloudFormation's resource specification of aws-cdk-lib 2.276 has
 * them, SAM's own beside them.
 */
const TYPES: Readonly<Record<string, ResourceType>> = {
  "AWS::Serverless::Function": type(
    "",
    "Architectures AssumeRolePolicyDocument AutoPublishAlias AutoPublishAliasAllProperties AutoPublishCodeSha256 CodeSigningConfigArn CodeUri DeadLetterQueue DeploymentPreference Description Environment EphemeralStorage EventInvokeConfig Events FileSystemConfigs FunctionName FunctionUrlConfig Handler ImageConfig ImageUri InlineCode KmsKeyArn Layers LoggingConfig MemorySize PackageType PermissionsBoundary Policies PropagateTags ProvisionedConcurrencyConfig RecursiveLoop ReservedConcurrentExecutions Role RolePath Runtime RuntimeManagementConfig SnapStart SourceKMSKeyArn Tags Timeout Tracing VersionDescription VpcConfig",
    "Arn",
  ),
  "AWS::Lambda::Permission": type(
    "Action FunctionName Principal",
    "EventSourceToken FunctionUrlAuthType InvokedViaFunctionUrl PrincipalOrgID SourceAccount SourceArn",
    "Id",
  ),
  "AWS::IAM::Role": type(
    "AssumeRolePolicyDocument",
    "Description ManagedPolicyArns MaxSessionDuration Path PermissionsBoundary Policies RoleName Tags",
    "Arn RoleId",
  ),
  "AWS::IAM::Policy": type("PolicyDocument PolicyName", "Groups Roles Users", "Id"),
  "AWS::Logs::LogGroup": type(
    "",
    "BearerTokenAuthenticationEnabled DataProtectionPolicy DeletionProtectionEnabled FieldIndexPolicies KmsKeyId LogGroupClass LogGroupName ResourcePolicyDocument RetentionInDays Tags",
    "Arn",
  ),
  "AWS::CloudWatch::Alarm": type(
    "ComparisonOperator EvaluationPeriods",
    "ActionConfiguration ActionsEnabled AlarmActions AlarmDescription AlarmName DatapointsToAlarm Dimensions EvaluateLowSampleCountPercentile EvaluationCriteria EvaluationInterval EvaluationWindow ExtendedStatistic InsufficientDataActions MetricName Metrics Namespace OKActions Period Statistic Tags Threshold ThresholdMetricId TreatMissingData Unit WarmUpConfiguration",
    "Arn",
  ),
  "AWS::ApiGatewayV2::Api": type(
    "Name ProtocolType",
    "ApiKeySelectionExpression BasePath Body BodyS3Location CorsConfiguration CredentialsArn Description DisableExecuteApiEndpoint DisableSchemaValidation FailOnWarnings IpAddressType RouteKey RouteSelectionExpression Tags Target Version",
    "ApiEndpoint ApiId ExecuteApiArn",
  ),
  "AWS::ApiGatewayV2::Stage": type(
    "ApiId StageName",
    "AccessLogSettings AccessPolicyId AutoDeploy ClientCertificateId DefaultRouteSettings DeploymentId Description RouteSettings StageVariables Tags",
    "",
  ),
  "AWS::ApiGatewayV2::Route": type(
    "ApiId RouteKey",
    "ApiKeyRequired AuthorizationScopes AuthorizationType AuthorizerId ModelSelectionExpression OperationName RequestModels RequestParameters RouteResponseSelectionExpression Target",
    "RouteId",
  ),
  "AWS::ApiGatewayV2::Integration": type(
    "ApiId IntegrationType",
    "ConnectionId ConnectionType ContentHandlingStrategy CredentialsArn Description IntegrationMethod IntegrationSubtype IntegrationUri PassthroughBehavior PayloadFormatVersion RequestParameters RequestTemplates ResponseParameters TemplateSelectionExpression TimeoutInMillis TlsConfig",
    "IntegrationId",
  ),
  "AWS::S3::Bucket": type(
    "",
    "AbacStatus AccelerateConfiguration AccessControl AnalyticsConfigurations BucketEncryption BucketName BucketNamePrefix BucketNamespace CorsConfiguration IntelligentTieringConfigurations InventoryConfigurations LifecycleConfiguration LoggingConfiguration MetadataConfiguration MetadataTableConfiguration MetricsConfigurations NotificationConfiguration ObjectLockConfiguration ObjectLockEnabled OwnershipControls PublicAccessBlockConfiguration ReplicationConfiguration Tags VersioningConfiguration WebsiteConfiguration",
    "Arn DomainName DualStackDomainName RegionalDomainName WebsiteURL",
  ),
  "AWS::S3::BucketPolicy": type("Bucket PolicyDocument", "", ""),
  "AWS::CloudFront::Distribution": type("DistributionConfig", "Tags", "DomainName Id"),
  "AWS::CloudFront::Function": type(
    "FunctionCode FunctionConfig Name",
    "AutoPublish FunctionMetadata Tags",
    "FunctionARN FunctionMetadata.FunctionARN Stage",
  ),
  "AWS::CloudFront::KeyValueStore": type("Name", "Comment ImportSource Tags", "Arn Id Status"),
  "AWS::CloudFront::OriginAccessControl": type("OriginAccessControlConfig", "", "Id"),
};

/** Null for a type of which nothing is known here, and nothing can be said. */
export const resourceType = (name: string): ResourceType | null => (Object.hasOwn(TYPES, name) ? (TYPES[name] ?? null) : null);
