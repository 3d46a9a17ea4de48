const FIRST_MS = 400;
const GROWTH = 1.5;
const LONGEST_MS = 60_000;

/** The longest wait before a try; the first try is number 1. */
export const ceilingMs = (attempt) => Math.min(LONGEST_MS, FIRST_MS * GROWTH ** (attempt - 1));

/** Full jitter: anything up to the ceiling, so that couriers that failed together do not come back together. */
export function waitMs(attempt, random) {
  if (!Number.isInteger(attempt) || attempt < 1) throw new RangeError(`not a number of a try: ${attempt}`);
  return random() * ceilingMs(attempt);
}
