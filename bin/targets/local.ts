import { TARGETS } from "../../lib/targets.ts";
import { emulatedEnv } from "./emulated.ts";
import type { Place } from "./place.ts";

/** MiniStack on this machine. It serves an API and a bucket under paths of its own. */
export function localPlace(port: number): Place {
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    target: TARGETS.local,
    endpoint,
    awsEnv: { ...emulatedEnv(endpoint), BELLWETHER_PORT: String(port) },
    urlsOf: ({ ApiId, PageBucket }) => ({
      apiUrl: `${endpoint}${TARGETS.local.apiPath?.(ApiId)}`,
      dashboardUrl: `${endpoint}/${PageBucket}/index.html`,
    }),
  };
}
