import type { Evidence } from "../../../../lambdas/contract/failure.ts";

export type Search = {
  /** The line that the URL names. */
  readonly asked: number | null;
  readonly evidence: readonly Evidence[];
  /** For each piece of evidence the line that holds it; null where none of those read does. */
  readonly located: readonly (number | null)[];
  readonly linesRead: number;
  readonly isComplete: boolean;
};

/** The line to go to. `isElsewhere`: its number is also that of evidence which no line of this log holds. */
export type Sought = { readonly line: number | null; readonly isElsewhere: boolean };

/**
 * The line that was asked for; for the number of evidence, the line that really holds it. Unasked it is the most telling
 * evidence, which may lie beyond what is read.
 */
export function soughtLine({ asked, evidence, located, linesRead, isComplete }: Search): Sought {
  if (asked === null) {
    const first = evidence[0]?.line ?? 0;
    return { line: located.find((at) => at !== null) ?? (!isComplete && first > linesRead ? first : null), isElsewhere: false };
  }
  const index = evidence.findIndex(({ line }) => line === asked);
  return { line: located[index] ?? asked, isElsewhere: index >= 0 && located[index] === null && isComplete };
}
