import { shown } from "../reason.ts";
import type { EvaluatedObjectives, ObjectiveResult } from "./objectives.ts";

export type ScoredObjectives = {
  /** 0 to 100. */
  readonly score: number;
  readonly result: "pass" | "warning" | "fail";
  readonly reason: string;
};

/** Percent of the greatest score; without `warning` there is only pass and fail. */
export type TotalScore = { readonly pass: number; readonly warning: number | null };

type Scored = Pick<EvaluatedObjectives, "maximum" | "keyFailed"> & {
  readonly results: readonly Pick<ObjectiveResult, "score" | "value">[];
};

/**
 * The score of all objectives as Keptn's lighthouse-service has it: the sum over the greatest possible one. Where objectives are only told,
 * none can fail; where nothing at all was measured, it fails.
 */
export function scoreObjectives({ results, maximum, keyFailed }: Scored, total: TotalScore): ScoredObjectives {
  if (results.every(({ value }) => value === null)) return { score: 0, result: "fail", reason: "Nothing was measured" };
  const sum = results.reduce((all, { score }) => all + score, 0);
  const score = maximum === 0 ? 100 : (100 * sum) / maximum;
  if (keyFailed) return { score, result: "fail", reason: "A key objective failed" };
  if (maximum === 0) return { score, result: "pass", reason: "No objective has criteria" };
  return { score, result: resultOf(score, total), reason: inWords(score, total) };
}

function resultOf(score: number, { pass, warning }: TotalScore): ScoredObjectives["result"] {
  if (score >= pass) return "pass";
  return warning !== null && score >= warning ? "warning" : "fail";
}

const inWords = (score: number, { pass, warning }: TotalScore) =>
  `Score ${shown(score)} of 100; ${shown(pass)} passes${warning === null ? "" : `, ${shown(warning)} is a warning`}`;
