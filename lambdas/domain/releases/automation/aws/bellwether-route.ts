import type { ReleaseContext } from "../../../../contract/release.ts";
import { rollbackAlarms } from "./sla-alarms.ts";

/**
 * Alarm -> EventBridge -> `POST /alerts`, in Alertmanager's own format, as that is what Bellwether reads. The start is the alarm's change
 * of state and the fingerprint its name: a redelivered event is the same alert.
 */
export const bellwetherRoute = (context: ReleaseContext): string => [CONNECTION, destinationRole(), rule(context)].join("\n");

const CONNECTION = `  # EventBridge keeps the header in a secret of its own; it is in no template and no parameter.
  BellwetherConnection:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters:
          ApiKeyName: Authorization
          ApiKeyValue: !Sub "Bearer {{resolve:secretsmanager:\${BellwetherTokenSecretArn}:SecretString}}"

  BellwetherAlerts:
    Type: AWS::Events::ApiDestination
    Properties:
      ConnectionArn: !GetAtt BellwetherConnection.Arn
      HttpMethod: POST
      InvocationEndpoint: !Sub "\${BellwetherUrl}/alerts"
      InvocationRateLimitPerSecond: 5
`;

const destinationRole = () => `  BellwetherRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sts:AssumeRole
      Policies:
        - PolicyName: call-bellwether
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: events:InvokeApiDestination
                Resource: !GetAtt BellwetherAlerts.Arn
`;

const rule = (context: ReleaseContext) => `  # Only what a new version can be at fault for; the other alarms tell people alone.
  BellwetherRule:
    Type: AWS::Events::Rule
    Properties:
      Description: Alarms that roll a release back
      EventPattern:
        source: [aws.cloudwatch]
        detail-type: [CloudWatch Alarm State Change]
        resources:
${rollbackAlarms(context)
  .map((id) => `          - !GetAtt ${id}.Arn\n`)
  .join("")}        detail:
          state:
            value: [ALARM]
      Targets:
        - Id: bellwether
          Arn: !GetAtt BellwetherAlerts.Arn
          RoleArn: !GetAtt BellwetherRole.Arn
          RetryPolicy:
            MaximumRetryAttempts: 20
            # A rollback an hour late does more harm than good.
            MaximumEventAgeInSeconds: 3600
          InputTransformer:
            InputPathsMap:
              alarm: $.detail.alarmName
              at: $.time
            InputTemplate: !Sub |
              {"version": "4", "status": "firing", "receiver": "bellwether", "alerts": [{
                "status": "firing", "fingerprint": "<alarm>", "startsAt": "<at>",
                "labels": {"alertname": "<alarm>", "service": "${context.service}", "environment": "\${Environment}",
                  "severity": "page", "rollback": "true"},
                "annotations": {"summary": "CloudWatch alarm <alarm> of ${context.service} in \${Environment}"}}]}
`;
