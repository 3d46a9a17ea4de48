import { AREAS, type Area, type Gate, type ReadinessCheck } from "../../contract/release.ts";
import type { Thresholds } from "./thresholds.ts";

/**
 * Decides from evidence alone: equal checks give an equal gate. READY looks at the mean, APPROVED at every area and every critical check,
 * so one strong area never outweighs a weak one.
 */
export function gateOf(checks: readonly ReadinessCheck[], thresholds: Thresholds, decidedAt: string, changes: Gate["changes"] = []): Gate {
  const share = (area: Area) => scoreOf(checks.filter((check) => check.area === area));
  const scores = {
    requirements: share("requirements") ?? 0,
    pipeline: share("pipeline") ?? 0,
    infrastructure: share("infrastructure") ?? 0,
    monitoring: share("monitoring") ?? 0,
  };
  const overall = rounded(sum(Object.values(scores)) / AREAS.length);
  const reasons = [
    ...checks.filter(isFatal).map(({ area, title, reason }) => `${area}: ${title} (critical): ${reason}`),
    ...AREAS.flatMap((area) => shortfall(area, share(area), thresholds.area)),
  ];
  return {
    decision: reasons.length === 0 ? "APPROVED" : "BLOCKED",
    ready: overall >= thresholds.ready ? "READY" : "NEEDS WORK",
    scores,
    overall,
    thresholdsVersion: thresholds.version,
    reasons,
    changes,
    decidedAt,
  };
}

/** Weighted share of the checks that passed, of those that apply; null where none applies. */
export function scoreOf(checks: readonly ReadinessCheck[]): number | null {
  const applicable = checks.filter(({ result }) => result !== "not-applicable");
  const whole = sum(applicable.map(({ weight }) => weight));
  if (whole === 0) return null;
  return rounded(sum(applicable.filter(({ result }) => result === "pass").map(({ weight }) => weight)) / whole);
}

const isFatal = ({ critical, result }: ReadinessCheck): boolean => critical && result === "fail";

function shortfall(area: Area, score: number | null, least: number): string[] {
  if (score === null) return [`${area}: no check applies, so there is no evidence and the score is 0`];
  return score < least ? [`${area}: scores ${score}, below ${least}`] : [];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Compared as it is shown: sums of weights such as 0.1 + 0.2 must not decide by their last bit. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
