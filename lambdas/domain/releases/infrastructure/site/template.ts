import type { ReleaseContext } from "../../../../contract/release.ts";
import { indent } from "../indent.ts";
import { BUCKET } from "./bucket.ts";
import { distribution } from "./distribution.ts";
import { EDGE_FUNCTION } from "./edge-function.ts";

/** The stack of one environment: a private bucket, CloudFront before it, and the function that picks a release's prefix. */
export const siteTemplate = ({ slug, environments }: ReleaseContext): string => `AWSTemplateFormatVersion: "2010-09-09"
Description: ${slug} behind CloudFront

Parameters:
  Environment:
    Type: String
    AllowedValues: [${environments.map((name) => `"${name}"`).join(", ")}]
  PriceClass:
    Type: String
    AllowedValues: [PriceClass_100, PriceClass_200, PriceClass_All]
  DomainName:
    Type: String
    Description: Empty for CloudFront's own name
  CertificateArn:
    Type: String
    Description: Certificate of DomainName, in us-east-1

Conditions:
  HasDomain: !Not [!Equals [!Ref DomainName, ""]]

Resources:
${BUCKET}
  # Which release is shown: active, previous, canary and the canary's share.
  Releases:
    Type: AWS::CloudFront::KeyValueStore
    Properties:
      Name: !Sub ${slug}-\${Environment}

  PickRelease:
    Type: AWS::CloudFront::Function
    Properties:
      Name: !Sub ${slug}-\${Environment}
      AutoPublish: true
      FunctionConfig:
        Comment: Puts the release's prefix before the path
        Runtime: cloudfront-js-2.0
        KeyValueStoreAssociations:
          - KeyValueStoreARN: !GetAtt Releases.Arn
      FunctionCode: |
${indent(EDGE_FUNCTION, 8)}

${distribution(slug)}
Outputs:
  Url:
    Value: !If [HasDomain, !Sub "https://\${DomainName}", !Sub "https://\${Distribution.DomainName}"]
  Bucket:
    Value: !Ref Bucket
  Releases:
    Value: !GetAtt Releases.Arn
  DistributionId:
    Value: !Ref Distribution
`;
