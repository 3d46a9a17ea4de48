import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { healthyMetrics } from "../../../../bin/demo/releases/healthy-metrics.ts";
import { soak } from "../../../../bin/demo/releases/soak.ts";
import type { ReleaseMetrics } from "../../../../lambdas/contract/release-metrics.ts";
import type { Promotion } from "../../../../lambdas/contract/release-record.ts";
import { tickOf } from "../../../../lambdas/domain/releases/verification/tick-of.ts";
import { aPromotion, aRelease } from "../../../web/support/release-factories.ts";
import { aContext } from "../../../web/support/release-package.ts";
import { aReleaseApi } from "./a-release-api.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

function aSoak(baseline: number | null) {
  const posted: string[] = [];
  const postMetrics = async (_: string, { environment, role }: ReleaseMetrics) => void posted.push(`${environment} ${role}`);
  const post = soak({ author: aReleaseApi({ postMetrics }), tell: () => {} }, { candidate: 0.06, baseline });
  const look = (environment: string, status: Promotion["status"]) =>
    post(aRelease({ promotions: [aPromotion(0, { environment, status })] }));
  return { look, posted };
}

it("posts only while an environment soaks or is halted, once a second", async () => {
  const { look, posted } = aSoak(null);

  await look("dev", "deploying");
  expect(posted).toEqual([]);
  for (const status of ["verifying", "verifying", "halted"] as const) await look("dev", status);
  expect(posted).toEqual(["dev candidate"]);
  vi.advanceTimersByTime(1_000);
  await look("dev", "halted");
  await look("dev", "verified");
  expect(posted).toEqual(["dev candidate", "dev candidate"]);
});

it("posts the baseline once for each environment, where there is one", async () => {
  const { look, posted } = aSoak(0.05);

  for (const environment of ["dev", "dev", "staging"]) {
    await look(environment, "verifying");
    vi.advanceTimersByTime(1_000);
  }

  expect(posted).toEqual(["dev baseline", "dev candidate", "dev candidate", "staging baseline", "staging candidate"]);
});

it("posts what the judge takes for good, alone and beside the version before", () => {
  const values = (latencySeconds: number) => {
    const { error_ratio = [], latency_seconds = [] } = healthyMetrics(latencySeconds);
    const numbers = (points: ReleaseMetrics["metrics"][string]) => points.filter((point) => typeof point === "number");
    return { error_ratio: numbers(error_ratio), latency_seconds: numbers(latency_seconds) };
  };
  const context = aContext();

  expect(tickOf({ context, candidate: values(0.06), baseline: null }).verdict).toBe("good");
  expect(tickOf({ context, candidate: values(0.062), baseline: values(0.06) }).verdict).toBe("good");
  expect(tickOf({ context, candidate: values(0.2), baseline: null }).verdict).toBe("bad");
});
