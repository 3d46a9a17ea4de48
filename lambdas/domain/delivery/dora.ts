import type { DoraAnswer, DoraKey } from "../../contract/delivery.ts";
import { percentOf, round, toMilliseconds } from "../metrics/rounding.ts";
import { BANDS, bandOf, type DoraKeyName } from "./bands.ts";
import { quantileOf } from "./sample.ts";
import type { Tally, TallyRow } from "./tally.ts";
import { failuresOf, finishedOf, sumTallies } from "./tally-sum.ts";
import type { MetricWindow } from "./window.ts";

export type DoraRequest = MetricWindow & {
  readonly service: string | null;
  readonly environment: string;
  /** Every day of the window, oldest first. */
  readonly days: readonly string[];
};

/** How a key is read from a tally of so many days. */
type Formula = {
  readonly unit: DoraKey["unit"];
  readonly of: string;
  readonly numerator: (tally: Tally, days: number) => number;
  readonly denominator: (tally: Tally, days: number) => number;
  readonly value: (tally: Tally, days: number) => number | null;
};

/** The five keys, after https://dora.dev/guides/dora-metrics-four-keys/; `docs/metrics.md` has them in words. */
const FORMULAS: Readonly<Record<DoraKeyName, Formula>> = {
  changeLeadTime: {
    unit: "seconds",
    of: "Successful deployments / their commits with a known authored time; the value is those commits' median",
    numerator: (tally) => tally.succeeded,
    denominator: (tally) => tally.leadTimes.count,
    value: (tally) => toMilliseconds(quantileOf(tally.leadTimes, 0.5)),
  },
  deploymentFrequency: {
    unit: "per_day",
    of: "Successful deployments / days",
    numerator: (tally) => tally.succeeded,
    denominator: (_, days) => days,
    value: (tally, days) => (finishedOf(tally) === 0 ? null : round(tally.succeeded / days, 4)),
  },
  failedDeploymentRecoveryTime: {
    unit: "seconds",
    of: "Failed deployments that a success followed / failed deployments; the value is the recoveries' median",
    numerator: (tally) => tally.recoveries.count,
    denominator: failuresOf,
    value: (tally) => toMilliseconds(quantileOf(tally.recoveries, 0.5)),
  },
  changeFailRate: {
    unit: "percent",
    of: "Failed deployments, also those found failed later / finished deployments",
    numerator: failuresOf,
    denominator: finishedOf,
    value: (tally) => percentOf(failuresOf(tally), finishedOf(tally)),
  },
  deploymentReworkRate: {
    unit: "percent",
    of: "Hotfixes and rollbacks / finished deployments",
    numerator: (tally) => tally.rework,
    denominator: finishedOf,
    value: (tally) => percentOf(tally.rework, finishedOf(tally)),
  },
};

/** The keys over `rows`: days of one environment, of one service or several. What lies outside the window is left out. */
export function doraAnswer(rows: readonly TallyRow[], request: DoraRequest): DoraAnswer {
  const { service, environment, windowDays, since, days } = request;
  const ofDay = Map.groupBy(rows, ({ period }) => period);
  const byDay = days.map((day) => ({ day, tally: sumTallies(ofDay.get(day) ?? []) }));
  const total = sumTallies(byDay.map(({ tally }) => tally));
  const key = (name: DoraKeyName) => keyOf(name, total, byDay);
  return {
    windowDays,
    since,
    service,
    environment,
    bands: BANDS,
    changeLeadTime: key("changeLeadTime"),
    deploymentFrequency: key("deploymentFrequency"),
    failedDeploymentRecoveryTime: key("failedDeploymentRecoveryTime"),
    changeFailRate: key("changeFailRate"),
    deploymentReworkRate: key("deploymentReworkRate"),
  };
}

type DayTally = { readonly day: string; readonly tally: Tally };

function keyOf(name: DoraKeyName, total: Tally, byDay: readonly DayTally[]): DoraKey {
  const { unit, of, numerator, denominator, value } = FORMULAS[name];
  const overall = value(total, byDay.length);
  const { band, reason } = bandOf(name, overall);
  // A day without deployments is a frequency of zero as soon as the window has any; of all else it is no data.
  const idle = name === "deploymentFrequency" && overall !== null ? 0 : null;
  return {
    value: overall,
    unit,
    numerator: numerator(total, byDay.length),
    denominator: denominator(total, byDay.length),
    of,
    band,
    bandReason: reason,
    trend: byDay.map(({ day, tally }) => ({ day, value: value(tally, 1) ?? idle })),
  };
}
