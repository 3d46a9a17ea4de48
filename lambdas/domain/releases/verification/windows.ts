/** Both ends inclusive, as Prometheus has it. */
export type Window = { readonly from: string; readonly to: string };

/** A longer soak is judged by its latest hour: what begins late would drown in what was well. */
const LONGEST_SECONDS = 3600;
/** Steps of a baseline at least, so that the first looks at a candidate have something to stand on. */
const BASELINE_STEPS = 20;

export type Looked = {
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Since when the candidate's data counts: its deployment's end by default. */
  readonly soakFrom?: string;
};

/**
 * When to look at a candidate, and at what ran before it. A point looks back one step, so the candidate begins that much after its soak;
 * the baseline ends where the deployment starts, and is as long as the candidate runs. Null before there is a first point.
 */
export function windowsOf(
  { startedAt, finishedAt, soakFrom = finishedAt }: Looked,
  now: string,
  stepSeconds: number,
): { readonly candidate: Window; readonly baseline: Window } | null {
  const [start, end] = [seconds(startedAt), seconds(now)];
  const firstSince = (at: string): number => Math.max(seconds(at) + stepSeconds, end - LONGEST_SECONDS);
  const from = firstSince(soakFrom);
  if (!(from <= end)) return null;
  const length = Math.max(end - firstSince(finishedAt), (BASELINE_STEPS - 1) * stepSeconds);
  return { candidate: { from: instant(from), to: instant(end) }, baseline: { from: instant(start - length), to: instant(start) } };
}

const seconds = (at: string): number => Date.parse(at) / 1000;
const instant = (at: number): string => new Date(at * 1000).toISOString();
