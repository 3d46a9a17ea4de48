import type { ReleaseContext } from "../../../contract/release.ts";

const WINDOW_DAYS = 30;

/** The context's numbers and names as sentences need them. */
export type Facts = {
  /** `churn_predictor_v2 2.1.0` */
  readonly what: string;
  readonly service: string;
  readonly commit: string;
  readonly production: string;
  /** `p99` */
  readonly percentile: string;
  /** `100 ms` */
  readonly bound: string;
  /** `99%`: the share of requests that the percentile speaks of. */
  readonly fastShare: string;
  readonly availability: string;
  readonly budget: string;
  /** How long everything may fail within the window before the budget is spent: `43.2 minutes`. */
  readonly budgetTime: string;
  readonly windowDays: number;
};

/** Numbers are rounded only as far as floating point made them wrong. */
export const factsOf = ({ name, version, commit, service, latency, availability, environments }: ReleaseContext): Facts => ({
  what: `${name} ${version}`,
  service,
  commit,
  production: environments.at(-1) ?? "production",
  percentile: `p${latency.percentile}`,
  bound: `${latency.milliseconds} ms`,
  fastShare: `${latency.percentile}%`,
  availability: percent(availability),
  budget: percent(1 - availability),
  budgetTime: timeOf((1 - availability) * WINDOW_DAYS * 86_400),
  windowDays: WINDOW_DAYS,
});

const percent = (share: number) => `${Number((share * 100).toFixed(8))}%`;

function timeOf(seconds: number): string {
  if (seconds < 90) return `${round(seconds)} seconds`;
  return seconds < 90 * 60 ? `${round(seconds / 60)} minutes` : `${round(seconds / 3600)} hours`;
}

const round = (value: number) => Number(value.toFixed(2));
