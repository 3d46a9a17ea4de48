/** Both ends inclusive, as Prometheus has it. */
export type Window = { readonly from: string; readonly to: string };

/** A longer soak is judged by its latest hour: what begins late would drown in what was well. */
const LONGEST_SECONDS = 3600;
/** Steps of a baseline at least, so that the first looks at a candidate have something to stand on. */
const BASELINE_STEPS = 20;

/**
 * When to look at a candidate, and at what ran before it. A point looks back one step, so the candidate begins that much after the end of its
 * deployment; the baseline ends where the deployment starts. Null before there is a first point.
 */
export function windowsOf(
  { startedAt, finishedAt }: { readonly startedAt: string; readonly finishedAt: string },
  now: string,
  stepSeconds: number,
): { readonly candidate: Window; readonly baseline: Window } | null {
  const [start, first, end] = [seconds(startedAt), seconds(finishedAt) + stepSeconds, seconds(now)];
  if (!(first <= end)) return null;
  const from = Math.max(first, end - LONGEST_SECONDS);
  const length = Math.max(end - from, (BASELINE_STEPS - 1) * stepSeconds);
  return { candidate: { from: instant(from), to: instant(end) }, baseline: { from: instant(start - length), to: instant(start) } };
}

const seconds = (at: string): number => Date.parse(at) / 1000;
const instant = (at: number): string => new Date(at * 1000).toISOString();
