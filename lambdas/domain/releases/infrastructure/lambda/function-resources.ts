import type { ReleaseContext } from "../../../../contract/release.ts";

const RUNTIME = "nodejs24.x";

/** The function with its alias, what it may do, and where it logs. */
export const functionResources = ({ slug, service }: ReleaseContext): string => `  Service:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub ${slug}-\${Environment}
      CodeUri: ../dist
      Handler: index.handler
      Runtime: ${RUNTIME}
      Architectures: [arm64]
      MemorySize: !Ref MemoryMegabytes
      # Below the API's own limit of 30 seconds, so that the function's error is seen.
      Timeout: 25
      Role: !GetAtt ServiceRole.Arn
      Tracing: Active
      LoggingConfig:
        LogFormat: JSON
        LogGroup: !Ref ServiceLogs
      Environment:
        Variables:
          ENVIRONMENT: !Ref Environment
          VERSION: !Ref Version
          POWERTOOLS_SERVICE_NAME: ${JSON.stringify(service)}
          # Where to look, not what is there: the function reads it at run time.
          SECRET_ID: !Sub ${slug}/\${Environment}
      # Each deployment publishes a version, also where nothing but settings changed.
      AutoPublishAlias: live
      AutoPublishAliasAllProperties: true
      DeploymentPreference:
        Type: !Ref Shift
        # Any of these takes the alias back to the version before.
        Alarms:
          - !Ref ErrorsAlarm
          - !Ref LatencyAlarm
          - !Ref ServerErrorsAlarm

  ServiceLogs:
    Type: AWS::Logs::LogGroup
    # Logs of a deleted stack are what tells why it was deleted.
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      LogGroupName: !Sub /${slug}/\${Environment}
      RetentionInDays: !Ref LogRetentionDays

  ServiceRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: lambda.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: service
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [logs:CreateLogStream, logs:PutLogEvents]
                Resource: !Sub \${ServiceLogs.Arn}
              - Effect: Allow
                Action: secretsmanager:GetSecretValue
                # Secrets Manager adds six characters of its own.
                Resource: !Sub arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:${slug}/\${Environment}-??????
              - Effect: Allow
                Action: [xray:PutTraceSegments, xray:PutTelemetryRecords]
                # X-Ray knows no resources.
                Resource: "*"
`;
