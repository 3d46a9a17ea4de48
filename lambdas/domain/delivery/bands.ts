import type { DoraAnswer, DoraKey } from "../../contract/delivery.ts";

export type Band = NonNullable<DoraKey["band"]>;
export type DoraKeyName =
  | "changeLeadTime"
  | "deploymentFrequency"
  | "failedDeploymentRecoveryTime"
  | "changeFailRate"
  | "deploymentReworkRate";

/** Rows are tried in order; the last one always holds. */
type BandRow = { readonly band: Band; readonly says: string; readonly holds: (value: number) => boolean };

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH_DAYS = 365 / 12;

/**
 * The clusters of DORA's report of 2024 (Accelerate State of DevOps), read as boundaries. `docs/metrics.md` says where the report's
 * rows leave gaps or are out of order, and what is done there. A change of a boundary is a new version.
 */
export const BANDS: DoraAnswer["bands"] = {
  version: "2024.1",
  report: "DORA, Accelerate State of DevOps Report 2024",
  url: "https://dora.dev/research/2024/dora-report/",
};

const ROWS: Readonly<Record<DoraKeyName, readonly BandRow[]>> = {
  changeLeadTime: [
    { band: "elite", says: "less than one day", holds: (seconds) => seconds < DAY },
    { band: "high", says: "one day to one week", holds: (seconds) => seconds <= WEEK },
    { band: "medium", says: "one week to one month", holds: (seconds) => seconds <= MONTH_DAYS * DAY },
    { band: "low", says: "more than one month", holds: () => true },
  ],
  deploymentFrequency: [
    { band: "elite", says: "more than one a day", holds: (perDay) => perDay > 1 },
    { band: "high", says: "one a day to one a week", holds: (perDay) => perDay >= 1 / 7 },
    { band: "medium", says: "one a week to one a month", holds: (perDay) => perDay >= 1 / MONTH_DAYS },
    { band: "low", says: "less than one a month", holds: () => true },
  ],
  failedDeploymentRecoveryTime: [
    { band: "elite", says: "less than one hour", holds: (seconds) => seconds < HOUR },
    { band: "high", says: "less than one day", holds: (seconds) => seconds < DAY },
    { band: "medium", says: "one day to one week (a gap in the report)", holds: (seconds) => seconds < WEEK },
    { band: "low", says: "one week or more", holds: () => true },
  ],
  changeFailRate: [
    { band: "elite", says: "5 % at most", holds: (percent) => percent <= 5 },
    { band: "high", says: "10 % at most (medians out of order in the report)", holds: (percent) => percent <= 10 },
    { band: "medium", says: "20 % at most (medians out of order in the report)", holds: (percent) => percent <= 20 },
    { band: "low", says: "more than 20 %", holds: () => true },
  ],
  deploymentReworkRate: [],
};

/** The band of a key's value (seconds, deployments a day, percent) and the table's row it is in, or why there is none. */
export function bandOf(key: DoraKeyName, value: number | null): { band: Band | null; reason: string } {
  if (ROWS[key].length === 0) return { band: null, reason: "The report of 2024 publishes no bands for it" };
  if (value === null) return { band: null, reason: "No data" };
  const row = ROWS[key].find(({ holds }) => holds(value));
  return row ? { band: row.band, reason: row.says } : { band: null, reason: "No data" };
}
