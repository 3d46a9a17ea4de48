import type { Parsed } from "./parsed.ts";

const FORM = /^(?:>=?|≥)?\s*(?<percent>\d+(?:\.\d+)?)\s*%$/;
const LOWEST = 0.5;
const HIGHEST = 0.9999999;

/** `99.9%` as the share of requests that succeed, 0.999. What nothing could hold, or what holds by itself, is no objective. */
export function availabilitySla(text: string): Parsed<number> {
  const { percent } = FORM.exec(text.trim())?.groups ?? {};
  if (percent === undefined) return { reason: "expected a percentage such as 99.9%" };
  const share = Number((Number(percent) / 100).toFixed(10));
  if (share > 1) return { reason: "is over 100 %: no more than all requests can succeed" };
  if (share === 1)
    return { reason: "leaves no error budget at 100 %: the first failed request would break it, and no change could be tried" };
  if (share > HIGHEST) return { reason: "is over 99.99999 %: its error budget is less than anything could measure" };
  if (share < LOWEST) return { reason: "is below 50 %: more than half of all requests could fail without an alert" };
  return { value: share };
}
