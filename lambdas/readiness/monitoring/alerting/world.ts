/** How a service fares, as its metrics would show it: alerts are tried against it. */
export type World = {
  readonly requestsPerSecond: number;
  /** Share of requests that fails with 5xx, over a window of so many seconds. */
  readonly failing: (seconds: number) => number;
  /** Seconds that this share of requests does not exceed. */
  readonly latency: (quantile: number) => number;
  /** What every gauge reads, drift among them. */
  readonly gauge: number;
};

/** Nothing fails, nothing is slow, nothing has drifted; traffic enough that ten failures are few even of the strictest objective. */
export const HEALTHY: World = { requestsPerSecond: 1_000_000, failing: () => 0, latency: () => 0.000_001, gauge: 0 };

export const failing = (share: number): World => ({ ...HEALTHY, failing: () => share });

/** A fault that is over: the long window still shows it, shorter ones do not. */
export const failedBefore = (share: number, longSeconds: number): World => ({
  ...HEALTHY,
  failing: (seconds) => (seconds >= longSeconds ? share : 0),
});

/** A fault that has just begun: only windows that are shorter show it. */
export const failingSince = (share: number, longSeconds: number): World => ({
  ...HEALTHY,
  failing: (seconds) => (seconds >= longSeconds ? 0 : share),
});

/** So slow at that quantile. Lower quantiles are fast and higher ones far slower, so that an alert on another one is found out. */
export const slow = (quantile: number, seconds: number): World => ({
  ...HEALTHY,
  latency: (asked) => (Math.abs(asked - quantile) < 1e-9 ? seconds : asked < quantile ? 0 : seconds * 100),
});

export const drifted: World = { ...HEALTHY, gauge: 1000 };
