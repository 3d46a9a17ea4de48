import { type ClassifiedMetric, classifyMetric } from "./classify.ts";
import { type GroupScore, scoreGroups } from "./group-score.ts";
import { shown } from "./reason.ts";
import type { MetricSettings } from "./settings.ts";

export type CanaryMetric = {
  readonly name: string;
  readonly groups: readonly string[];
  /** The baseline's values; NaN is a gap. */
  readonly control: readonly number[];
  readonly experiment: readonly number[];
  readonly settings: Partial<MetricSettings>;
};

export type Judgement = {
  /** 0 to 100. */
  readonly score: number;
  readonly decision: "pass" | "marginal" | "fail";
  /** What led to it: the score first, then every metric that did not pass. */
  readonly reasons: readonly string[];
  readonly groups: readonly GroupScore[];
  readonly metrics: readonly (ClassifiedMetric & Pick<CanaryMetric, "name" | "groups">)[];
};

export type ScoreThresholds = { readonly pass: number; readonly marginal: number };

/**
 * Judges a canary by its metrics as Netflix's Kayenta does: each is classified, each group scored, and the weighted sum compared with the
 * thresholds. With no metric, with half of them not judged for want of data, or with a critical one that is bad, it fails whatever the thresholds are.
 */
export function judgeCanary(
  metrics: readonly CanaryMetric[],
  groupWeights: Readonly<Record<string, number>>,
  thresholds: ScoreThresholds,
): Judgement {
  const classified = metrics.map(({ name, groups, control, experiment, settings }) => ({
    name,
    groups,
    ...classifyMetric(control, experiment, settings),
  }));
  const { score, failure, groups } = scoreGroups(classified, groupWeights);
  const decision = failure === null ? decisionOf(score, thresholds) : "fail";
  const bad = classified.filter(({ classification }) => classification !== "Pass").map(({ name, reason }) => `${name}: ${reason}`);
  return { score, decision, reasons: [failure ?? scoreInWords(score, thresholds), ...bad], groups, metrics: classified };
}

function decisionOf(score: number, { pass, marginal }: ScoreThresholds): Judgement["decision"] {
  if (score >= pass) return "pass";
  return score >= marginal ? "marginal" : "fail";
}

const scoreInWords = (score: number, { pass, marginal }: ScoreThresholds) =>
  `Score ${shown(score)} of 100; ${shown(pass)} passes, ${shown(marginal)} is marginal`;
