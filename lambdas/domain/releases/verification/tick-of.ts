import type { ReleaseContext } from "../../../contract/release.ts";
import type { Tick } from "../../../contract/release-record.ts";
import { scoreGroups } from "../judge/group-score.ts";
import { shown } from "../judge/reason.ts";
import { type JudgedMetric, judgeMetric } from "./judged-metric.ts";
import { metricsOf } from "./metrics-of.ts";
import type { Objectives } from "./objective-breach.ts";

/** Values by metric, oldest first. */
export type MetricValues = Readonly<Record<string, readonly number[]>>;

export type TickInput = {
  readonly context: ReleaseContext;
  readonly candidate: MetricValues;
  /** Null for the first version of an environment: then the objectives alone decide. */
  readonly baseline: MetricValues | null;
  /** The context's by default. */
  readonly objectives?: Objectives;
};
export type Verified = Pick<Tick, "verdict" | "score" | "reasons"> & { readonly metrics: readonly JudgedMetric[] };

/** Kayenta's usual mark for a pass, of 100. With the weights as they are, every metric that has one must pass. */
const PASS = 95;

/**
 * One look at a candidate. What is shown to be bad is bad, even where other data is missing; else missing data of a metric that has an
 * objective is `no_data`, which is no pass. The score is the comparison's: null where not everything was compared.
 */
export function tickOf({ context, candidate, baseline, objectives = context }: TickInput): Verified {
  const { latency, availability } = objectives;
  const metrics = metricsOf({ ...context, latency, availability }).map((metric) =>
    judgeMetric(metric, candidate[metric.id] ?? [], baseline === null ? null : (baseline[metric.id] ?? []), objectives),
  );
  const weighed = metrics.filter(({ weight }) => weight > 0);
  const score = baseline === null || weighed.some(isSilent) ? null : scoreOf(weighed);
  const verdict = verdictOf(weighed, score);
  const bad = weighed.filter(({ classification }) => classification !== "Pass").map(({ id, reason }) => `${id}: ${reason}`);
  return { verdict, score, reasons: [headline(verdict, score, baseline === null), ...bad], metrics };
}

const isSilent = ({ classification }: JudgedMetric): boolean => ["Nodata", "NodataFailMetric", "Error"].includes(classification);
/** An objective is missed, or a critical metric is worse than the baseline's. A silent one is marked as critical too. */
const isCondemned = (metric: JudgedMetric): boolean => metric.critical && !isSilent(metric);

function verdictOf(weighed: readonly JudgedMetric[], score: number | null): Tick["verdict"] {
  if (weighed.some(isCondemned)) return "bad";
  if (weighed.some(isSilent)) return "no_data";
  return score !== null && score < PASS ? "bad" : "good";
}

function scoreOf(weighed: readonly JudgedMetric[]): number {
  const graded = weighed.map((metric) => ({ ...metric, groups: [metric.group] }));
  return scoreGroups(graded, Object.fromEntries(weighed.map(({ group, weight }) => [group, weight]))).score;
}

function headline(verdict: Tick["verdict"], score: number | null, isFirst: boolean): string {
  if (score !== null) return `Score ${shown(score)} of 100; ${PASS} passes`;
  if (verdict === "no_data") return "There is too little data to judge by, which is no pass";
  if (isFirst) return `There is no baseline, so the objectives decide: ${verdict === "good" ? "they are held" : "they are not held"}`;
  return "What there is of data is bad enough";
}
