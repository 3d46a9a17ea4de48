import { durationSeconds } from "./duration.ts";

const WORDS: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  "+inf": Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
};

/** The value of a literal: `0.0144`, `1e-3`, `5m` (seconds), `Inf`. */
export const constant = (text: string): number => WORDS[text.toLowerCase()] ?? durationSeconds(text) ?? Number(text);
