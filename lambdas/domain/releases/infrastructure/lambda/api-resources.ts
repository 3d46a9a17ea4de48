/** Written out and not as the function's event: alarms that CodeDeploy waits for may look at the API only if it does not itself depend on the alias. */
export const API_RESOURCES = `  Api:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Name: !Ref Service
      ProtocolType: HTTP

  ApiStage:
    Type: AWS::ApiGatewayV2::Stage
    Properties:
      ApiId: !Ref Api
      StageName: $default
      AutoDeploy: true
      DefaultRouteSettings:
        ThrottlingRateLimit: !Ref RequestsPerSecond
        ThrottlingBurstLimit: !Ref RequestsPerSecond

  ApiRoute:
    Type: AWS::ApiGatewayV2::Route
    Properties:
      ApiId: !Ref Api
      RouteKey: $default
      Target: !Sub integrations/\${ApiIntegration}

  ApiIntegration:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Api
      IntegrationType: AWS_PROXY
      # The alias, never the function: only the alias is shifted.
      IntegrationUri: !Ref Service.Alias
      PayloadFormatVersion: "2.0"

  ApiPermission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Ref Service.Alias
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*
`;
