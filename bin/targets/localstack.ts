import { TARGETS } from "../../lib/targets.ts";
import { Advice } from "../console/advice.ts";
import { emulatedEnv } from "./emulated.ts";
import type { Place } from "./place.ts";

const DEFAULT_ENDPOINT = "http://127.0.0.1:4566";

/** Whatever LocalStack answers at `AWS_ENDPOINT_URL`, however it was started. */
export function localstackPlace(env: NodeJS.ProcessEnv): Place {
  const endpoint = endpointOf(env.AWS_ENDPOINT_URL || DEFAULT_ENDPOINT);
  return {
    target: TARGETS.localstack,
    endpoint,
    awsEnv: emulatedEnv(endpoint),
    urlsOf: ({ ApiId, PageBucket }) => ({
      apiUrl: `${endpoint}${TARGETS.localstack.apiPath?.(ApiId)}`,
      dashboardUrl: `${endpoint}/${PageBucket}/index.html`,
    }),
  };
}

function endpointOf(value: string): string {
  const url = URL.parse(value);
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    throw new Advice(
      `AWS_ENDPOINT_URL is "${value}", which is no address`,
      `Set it to where LocalStack answers, for example ${DEFAULT_ENDPOINT}`,
    );
  }
  return url.href.replace(/\/+$/, "");
}
