import { TARGETS } from "../../lib/targets.ts";
import type { Place } from "./place.ts";

/** The account that the AWS variables or profile name. Nothing is set for them, and no address comes from here. */
export function awsPlace(env: NodeJS.ProcessEnv): Place {
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
  return {
    target: TARGETS.aws,
    endpoint: null,
    awsEnv: region ? { AWS_REGION: region } : {},
    urlsOf: ({ ApiUrl, DistributionDomain, PageBucket }) => ({
      apiUrl: ApiUrl.replace(/\/+$/, ""),
      dashboardUrl: DistributionDomain ? `https://${DistributionDomain}` : `https://${PageBucket}.s3.amazonaws.com/index.html`,
    }),
  };
}
