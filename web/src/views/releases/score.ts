import { NO_DATA } from "../../text/format.ts";

/** A score of 0 to 1 to two places, never rounded up to a whole: 0.995 is "0.99", as it is no 1. */
export const formatScore = (score: number | null): string => (score === null ? NO_DATA : (Math.floor(score * 100 + 1e-9) / 100).toFixed(2));
