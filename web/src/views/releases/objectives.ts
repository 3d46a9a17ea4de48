import type { ReleaseContext } from "../../../../lambdas/contract/release.ts";

/** "p99 below 100 ms" and "99.9 %", as the release has to hold them. */
export const latencyWords = ({ milliseconds, percentile }: ReleaseContext["latency"]): string => `p${percentile} below ${milliseconds} ms`;

/** To as many places as the objective has: 99.95 % is no 100 %. */
export const availabilityWords = (share: number): string => `${Number((share * 100).toFixed(8))} %`;
