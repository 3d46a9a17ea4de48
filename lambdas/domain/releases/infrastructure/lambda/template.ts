import type { ReleaseContext } from "../../../../contract/release.ts";
import { alarms } from "./alarms.ts";
import { API_RESOURCES } from "./api-resources.ts";
import { functionResources } from "./function-resources.ts";

/** The stack of one environment; what differs between environments is a parameter. */
export const lambdaTemplate = (context: ReleaseContext): string => `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Description: ${context.slug} behind an HTTP API

Parameters:
  Environment:
    Type: String
    AllowedValues: [${context.environments.map((name) => `"${name}"`).join(", ")}]
  Version:
    Type: String
    Description: As health checks and logs show it
  Shift:
    Type: String
    Description: How CodeDeploy moves the alias to a new version
    AllowedValues:
      - AllAtOnce
      - Linear10PercentEvery1Minute
      - Linear10PercentEvery2Minutes
      - Linear10PercentEvery3Minutes
  MemoryMegabytes:
    Type: Number
    MinValue: 128
    MaxValue: 10240
  LogRetentionDays:
    Type: Number
  RequestsPerSecond:
    Type: Number
    Description: More than these are refused with 429

Resources:
${functionResources(context)}
${API_RESOURCES}
${alarms(context)}
Outputs:
  Url:
    Value: !GetAtt Api.ApiEndpoint
  ApiId:
    Value: !Ref Api
  FunctionName:
    Value: !Ref Service
  Alias:
    Value: live
`;
