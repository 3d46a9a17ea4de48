/** SQS holds a message back for at most so long. */
export const LONGEST_DELAY_SECONDS = 900;

/** Whole seconds to hold a message back so that it comes not before `at`; where that is further off than SQS can wait, the first hop of it. */
export const delayUntil = (at: string, now: string): number =>
  Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.ceil((Date.parse(at) - Date.parse(now)) / 1000)));
