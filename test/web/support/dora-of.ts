import type { DoraAnswer, SuccessRate } from "../../../lambdas/contract/delivery.ts";
import { aDoraKey } from "./deployment-factories.ts";
import { at } from "./factories.ts";

const DAY = 86_400_000;

/** The five keys of some deployments: what a count tells, and made-up times. */
export function doraOf({ finished, succeeded }: SuccessRate, query: URLSearchParams): Omit<DoraAnswer, "windowDays" | "since"> {
  const trend = (values: readonly (number | null)[]) =>
    values.map((value, index) => ({ day: at(Date.now() - (values.length - 1 - index) * DAY).slice(0, 10), value }));
  const about = {
    service: query.get("service"),
    environment: query.get("environment") ?? "production",
    bands: { version: "2024.1", report: "DORA Accelerate State of DevOps 2024", url: "https://dora.dev/research/2024/dora-report/" },
  };
  if (finished === 0) {
    const none = aDoraKey({ trend: trend([null, null, null]) });
    return {
      ...about,
      changeLeadTime: none,
      deploymentFrequency: none,
      failedDeploymentRecoveryTime: none,
      changeFailRate: none,
      deploymentReworkRate: none,
    };
  }
  return {
    ...about,
    changeLeadTime: aDoraKey({
      value: 187_000,
      unit: "seconds",
      numerator: 9,
      denominator: 12,
      of: "Successful deployments / their commits with a known authored time; the value is those commits' median",
      band: "high",
      bandReason: "between one day and one week",
      trend: trend([190_000, 180_000, null, null, 200_000, 170_000, 187_000]),
    }),
    deploymentFrequency: aDoraKey({
      value: succeeded / 30,
      unit: "per_day",
      numerator: succeeded,
      denominator: 30,
      of: "Successful deployments / days",
      band: "elite",
      bandReason: "on demand (several a day)",
      trend: trend([3, 0, 2, 5, 1, 4, succeeded]),
    }),
    failedDeploymentRecoveryTime: aDoraKey({
      unit: "seconds",
      of: "Failed deployments that a success followed / failed deployments; the value is the recoveries' median",
      bandReason: "No recovery in this window",
    }),
    changeFailRate: aDoraKey({
      value: ((finished - succeeded) / finished) * 100,
      numerator: finished - succeeded,
      denominator: finished,
      band: "medium",
      bandReason: "up to 10 %",
      trend: trend([4, 0, null, 8, 2, 5, 4]),
    }),
    deploymentReworkRate: aDoraKey({
      value: 0,
      numerator: 0,
      denominator: finished,
      of: "Hotfixes and rollbacks / finished deployments",
      bandReason: "The report names no bands for it",
    }),
  };
}
