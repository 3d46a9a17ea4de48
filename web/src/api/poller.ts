/** The longest wait between two attempts while the API does not answer. */
export const MAX_DELAY_SECONDS = 60;

/** Seconds to the next question: the interval, doubled with each failure in a row. */
export const nextDelay = (seconds: number, failures: number): number =>
  Math.min(seconds * 2 ** failures, Math.max(seconds, MAX_DELAY_SECONDS));

export type Poller = {
  /** Ask now, and then again after each interval. */
  readonly start: () => void;
  /** Ask now if nobody is waiting for an answer; otherwise once more after it. */
  readonly refresh: () => void;
  /** No further questions until `start`; the answer to one already asked is still given to `ask`. */
  readonly pause: () => void;
};

/**
 * Asks again and again, one question at a time. `ask` answers whether it went well; it never throws.
 * With `seconds` null it asks once, and again only where told to, or until it went well.
 */
export function createPoller(ask: () => Promise<boolean>, seconds: number | null): Poller {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asking = false;
  let again = false;
  let active = false;
  let failures = 0;

  const clear = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const scheduleNext = () => {
    if (again) {
      again = false;
      void turn();
    } else if (seconds !== null) timer = setTimeout(turn, nextDelay(seconds, failures) * 1000);
    else if (failures > 0) timer = setTimeout(turn, nextDelay(2, failures) * 1000);
  };

  async function turn(): Promise<void> {
    clear();
    asking = true;
    failures = (await ask()) ? 0 : failures + 1;
    asking = false;
    if (active) scheduleNext();
  }

  const refresh = () => {
    if (asking) again = true;
    else void turn();
  };

  return {
    start() {
      active = true;
      refresh();
    },
    refresh: () => {
      if (active) refresh();
    },
    pause() {
      active = false;
      again = false;
      clear();
    },
  };
}
