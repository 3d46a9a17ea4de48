import { type ClassifiedMetric, classifyMetric } from "../judge/classify.ts";
import { METRIC_DEFAULTS } from "../judge/settings.ts";
import type { ReleaseMetric } from "./metrics-of.ts";
import { type Objectives, objectiveBreach } from "./objective-breach.ts";

/** A metric with all that was found out about it. */
export type JudgedMetric = ClassifiedMetric & Pick<ReleaseMetric, "id" | "group" | "weight">;

/** Below a tenth of what is allowed nobody feels a change, and it has no ratio to nothing: values there count as that tenth. */
const FLOOR = 0.1;

/**
 * A candidate's metric against the baseline's, or against its objective alone where there is no baseline (null). A missed objective is bad
 * whatever the baseline did, and no data is never a pass.
 */
export function judgeMetric(
  metric: ReleaseMetric,
  candidate: readonly number[],
  baseline: readonly number[] | null,
  objectives: Objectives,
): JudgedMetric {
  const { id, group, weight } = metric;
  const compared = baseline === null ? alone(metric, candidate) : against(metric, candidate, baseline);
  const breach = countOf(candidate) < METRIC_DEFAULTS.minimumValues ? null : objectiveBreach(id, candidate, objectives);
  if (breach === null) return { id, group, weight, ...compared };
  return { id, group, weight, ...compared, classification: "High", critical: true, reason: breach };
}

function against({ limit, settings }: ReleaseMetric, candidate: readonly number[], baseline: readonly number[]): ClassifiedMetric {
  const least = limit === null ? Number.NEGATIVE_INFINITY : FLOOR * limit;
  const raised = (values: readonly number[]) => values.map((value) => Math.max(value, least));
  return classifyMetric(raised(baseline), raised(candidate), settings);
}

const UNCOMPARED = { deviation: null, estimate: null, interval: null, pValue: null };

function alone({ limit, settings }: ReleaseMetric, candidate: readonly number[]): ClassifiedMetric {
  const { minimumValues } = METRIC_DEFAULTS;
  const count = countOf(candidate);
  if (count < minimumValues) {
    const reason = `No data: ${count} values of the candidate, at least ${minimumValues} are needed`;
    return { ...UNCOMPARED, classification: "Nodata", critical: settings.critical ?? false, reason };
  }
  const reason = limit === null ? "Nothing to compare with" : "The objective is held; there is no baseline to compare with";
  return { ...UNCOMPARED, classification: limit === null ? "Nodata" : "Pass", critical: false, reason };
}

const countOf = (values: readonly number[]): number => values.filter(Number.isFinite).length;
