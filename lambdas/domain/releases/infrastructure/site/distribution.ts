/** AWS' own policies, which are the same in every account. */
const CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
const SECURITY_HEADERS = "67f7725c-6f97-4210-82d7-5512b31e9d03";

export const distribution = (slug: string): string => `  OriginAccess:
    Type: AWS::CloudFront::OriginAccessControl
    Properties:
      OriginAccessControlConfig:
        Name: !Sub ${slug}-\${Environment}
        OriginAccessControlOriginType: s3
        SigningBehavior: always
        SigningProtocol: sigv4

  Distribution:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Comment: !Sub ${slug} \${Environment}
        Enabled: true
        HttpVersion: http2and3
        IPV6Enabled: true
        PriceClass: !Ref PriceClass
        Aliases: !If [HasDomain, [!Ref DomainName], !Ref AWS::NoValue]
        ViewerCertificate: !If
          - HasDomain
          - AcmCertificateArn: !Ref CertificateArn
            MinimumProtocolVersion: TLSv1.2_2021
            SslSupportMethod: sni-only
          - CloudFrontDefaultCertificate: true
        Origins:
          - Id: bucket
            DomainName: !GetAtt Bucket.RegionalDomainName
            OriginAccessControlId: !GetAtt OriginAccess.Id
            S3OriginConfig:
              OriginAccessIdentity: ""
        DefaultCacheBehavior:
          TargetOriginId: bucket
          ViewerProtocolPolicy: redirect-to-https
          AllowedMethods: [GET, HEAD]
          Compress: true
          # AWS' own: CachingOptimized and SecurityHeadersPolicy.
          CachePolicyId: ${CACHING_OPTIMIZED}
          ResponseHeadersPolicyId: ${SECURITY_HEADERS}
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt PickRelease.FunctionARN
        CustomErrorResponses:
          # The bucket may not be listed, so it answers 403 for what is not there.
          - ErrorCode: 403
            ErrorCachingMinTTL: 10
          - ErrorCode: 404
            ErrorCachingMinTTL: 10
`;
