import type { Promotion } from "../../../../lambdas/contract/release-record.ts";

/** "12 good looks, 1 bad, 2 without data": no data is never a good one. */
export const tickWords = ({ good, bad, noData }: Pick<Promotion["ticks"], "good" | "bad" | "noData">): string =>
  good + bad + noData === 0
    ? "No look at the metrics yet"
    : `${good} good ${good === 1 ? "look" : "looks"}, ${bad} bad, ${noData} without data`;
