import type { Area, ReadinessCheck } from "../../../../lambdas/contract/release.ts";

/** The checks of an area: those that fail first, critical ones before others, then as the API lists them. */
export type AreaChecks = {
  readonly area: Area;
  readonly checks: readonly ReadinessCheck[];
  readonly passed: number;
  readonly failed: number;
  readonly applicable: number;
};

const AREAS: readonly Area[] = ["requirements", "pipeline", "infrastructure", "monitoring"];

/** The checks by area, in the order of the chain. One that does not apply counts neither as passed nor as failed. */
export const areasOf = (all: readonly ReadinessCheck[]): readonly AreaChecks[] =>
  AREAS.map((area) => {
    const checks = all.filter((check) => check.area === area).toSorted((a, b) => urgency(b) - urgency(a));
    const count = (result: ReadinessCheck["result"]) => checks.filter((check) => check.result === result).length;
    return { area, checks, passed: count("pass"), failed: count("fail"), applicable: count("pass") + count("fail") };
  });

function urgency({ result, critical }: ReadinessCheck): number {
  if (result !== "fail") return 0;
  return critical ? 2 : 1;
}
