import type { ChainStep } from "../../../../lambdas/contract/release-record.ts";

/** How long the step's last attempt took, or has taken so far; null before the first one. */
export function stepSeconds({ attempts }: Pick<ChainStep, "attempts">, nowMs: number): number | null {
  const last = attempts.at(-1);
  if (last === undefined) return null;
  const endMs = last.endedAt === null ? nowMs : Date.parse(last.endedAt);
  return Math.max(0, (endMs - Date.parse(last.startedAt)) / 1000);
}
