export type ProgressPublisher = {
  /** Something changed: it is published within the interval. */
  readonly touch: () => void;
  /** Something changed that people wait for: it is published at once, or right after what is being published. */
  readonly publishNow: () => void;
  readonly close: () => Promise<void>;
};

/** Publishes a running execution's state, one at a time and in order. It may fail: the result does not depend on it. */
export function openProgressPublisher(publish: (signal: AbortSignal) => Promise<void>, everyMs: number): ProgressPublisher {
  const closing = new AbortController();
  let [changed, again] = [false, false];
  let sending: Promise<void> | null = null;

  const send = async (): Promise<void> => {
    do {
      [changed, again] = [false, false];
      await publish(closing.signal).catch(() => {});
    } while (again && !closing.signal.aborted);
    sending = null;
  };
  const publishNow = () => {
    if (closing.signal.aborted) return;
    if (sending === null) sending = send();
    else again = true;
  };
  const timer = setInterval(() => changed && publishNow(), everyMs);

  return {
    touch: () => {
      changed = true;
    },
    publishNow,
    close: async () => {
      clearInterval(timer);
      closing.abort();
      await sending;
    },
  };
}
