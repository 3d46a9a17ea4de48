import { type ComparisonRule, comparedValue, type EarlierResult } from "./earlier.ts";
import { evaluateAnyOf, type Target } from "./evaluate.ts";

/** A Keptn objective. Without `pass` criteria it is only told, and does not count. */
export type Objective = {
  readonly indicator: string;
  readonly pass: readonly (readonly string[])[];
  readonly warning: readonly (readonly string[])[];
  readonly weight: number;
  /** A key objective that fails, fails the whole. */
  readonly key: boolean;
};

export type ObjectiveResult = {
  readonly indicator: string;
  readonly value: number | null;
  /** What relative criteria were relative to; null where nothing was compared. */
  readonly compared: number | null;
  readonly status: "pass" | "warning" | "fail" | "info";
  readonly score: number;
  readonly passTargets: readonly Target[];
  readonly warningTargets: readonly Target[];
};

export type EvaluatedObjectives = {
  readonly results: readonly ObjectiveResult[];
  /** The score if all passed. */
  readonly maximum: number;
  readonly keyFailed: boolean;
  /** Indicators that were measured and that no objective asks for. */
  readonly unasked: readonly string[];
};

/** Holds measured indicators against objectives as Keptn's lighthouse-service does. One with criteria that was not measured fails. */
export function evaluateObjectives(
  objectives: readonly Objective[],
  measured: ReadonlyMap<string, number | null>,
  earlier: ReadonlyMap<string, readonly EarlierResult[]>,
  comparison: ComparisonRule,
): EvaluatedObjectives {
  const results = objectives.map((objective) =>
    resultOf(objective, measured.get(objective.indicator) ?? null, earlier.get(objective.indicator) ?? [], comparison),
  );
  const asked = new Set(objectives.map(({ indicator }) => indicator));
  return {
    results,
    maximum: objectives.reduce((sum, { pass, weight }) => sum + (pass.length > 0 ? weight : 0), 0),
    keyFailed: objectives.some(({ key }, index) => key && results[index]?.status === "fail"),
    unasked: [...measured.keys()].filter((indicator) => !asked.has(indicator)),
  };
}

function resultOf(
  objective: Objective,
  value: number | null,
  earlier: readonly EarlierResult[],
  comparison: ComparisonRule,
): ObjectiveResult {
  const compared = comparedValue(earlier, comparison);
  const against = { compared, withoutEarlier: comparison.withoutEarlier };
  const pass = evaluateAnyOf(value, objective.pass, against);
  const warning = evaluateAnyOf(value, objective.warning, against);
  const status = statusOf(objective, pass.satisfied, warning.satisfied);
  const isCompared = value !== null && pass.targets.length + warning.targets.length > 0;
  return {
    indicator: objective.indicator,
    value,
    compared: isCompared ? compared : null,
    status,
    score: SHARES[status] * objective.weight,
    passTargets: pass.targets,
    warningTargets: warning.targets,
  };
}

const SHARES: Readonly<Record<ObjectiveResult["status"], number>> = { pass: 1, warning: 0.5, fail: 0, info: 0 };

function statusOf(objective: Objective, passes: boolean, warns: boolean): ObjectiveResult["status"] {
  if (objective.pass.length === 0) return "info";
  if (passes) return "pass";
  return warns ? "warning" : "fail";
}
