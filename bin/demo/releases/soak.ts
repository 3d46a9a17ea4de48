import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import { healthyMetrics } from "./healthy-metrics.ts";
import type { ReleaseDemo } from "./release-demo.ts";

const EVERY_MS = 1_000;

/** The usual p99 of two versions, in seconds. No baseline = the first version: there is nothing to compare with. */
export type Latencies = { readonly candidate: number; readonly baseline: number | null };

/** Posts metrics for whichever environment a release soaks in, each second anew, as its monitoring would. */
export function soak(
  { author, tell }: Pick<ReleaseDemo, "author" | "tell">,
  { candidate, baseline }: Latencies,
): (release: ReleaseDetail) => Promise<void> {
  let soaking = "";
  let postedAt = 0;
  return async ({ id, promotions }) => {
    const { environment, status } = promotions.at(-1) ?? {};
    const isSoaking = status === "verifying" || status === "halted";
    if (environment === undefined || !isSoaking || Date.now() - postedAt < EVERY_MS) return;
    if (environment !== soaking && baseline !== null)
      await author.postMetrics(id, { environment, role: "baseline", metrics: healthyMetrics(baseline) });
    await author.postMetrics(id, { environment, role: "candidate", metrics: healthyMetrics(candidate) });
    if (environment !== soaking) tell(`  (the demo posts metrics of ${environment} while it soaks: no Prometheus is set)`);
    soaking = environment;
    postedAt = Date.now();
  };
}
