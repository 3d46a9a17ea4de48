import type { DoraAnswer, DoraKey, PercentilesAnswer, SuccessRate } from "../../lambdas/contract/delivery.ts";

const seconds = (value: number | null): string => (value === null ? "-" : `${value.toFixed(1)} s`);

/** A line for each service and environment. */
export const percentileLines = ({ items }: PercentilesAnswer): string[] =>
  items.map(
    ({ service, environment, count, p50Seconds, p95Seconds, p99Seconds }) =>
      `${`${service} (${environment})`.padEnd(32)} ${String(count).padStart(5)} finished   p50 ${seconds(p50Seconds)}   p95 ${seconds(p95Seconds)}   p99 ${seconds(p99Seconds)}`,
  );

export const describeSuccess = ({ succeeded, finished, percent, cancelled }: SuccessRate): string =>
  `${succeeded} of ${finished} succeeded (${percent === null ? "no data" : `${percent} %`}), ${cancelled} cancelled`;

/** A line for each of the five keys. */
export function describeDora(dora: DoraAnswer): string[] {
  const keys: readonly (readonly [string, DoraKey])[] = [
    ["change lead time", dora.changeLeadTime],
    ["deployment frequency", dora.deploymentFrequency],
    ["failed deployment recovery time", dora.failedDeploymentRecoveryTime],
    ["change fail rate", dora.changeFailRate],
    ["deployment rework rate", dora.deploymentReworkRate],
  ];
  return keys.map(([name, key]) => `${name.padEnd(32)} ${inWords(key)}${key.band === null ? "" : `, ${key.band}`}`);
}

function inWords({ value, unit }: DoraKey): string {
  if (value === null) return "no data";
  if (unit === "percent") return `${value} %`;
  return unit === "per_day" ? `${value.toFixed(2)} a day` : `${Math.round(value)} s`;
}
