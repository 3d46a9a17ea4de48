import type { Answer } from "../network/safe-fetch.ts";
import { type Sample, samplesIn } from "./samples.ts";

/** Points that one question may have; Prometheus itself refuses more than 11,000. */
const MOST_POINTS = 1000;
/** Prometheus gives up before we do, and then says why. */
const TIMEOUT = "8s";

/**
 * What a PromQL query was from one instant to another, both inclusive, at most 1000 points: a longer range has a wider step. Throws a
 * `PrometheusError` for an answer that cannot be used, and whatever `get` throws.
 */
export async function rangeOf(
  get: (url: string) => Promise<Answer>,
  baseUrl: string,
  query: string,
  from: string,
  to: string,
  stepSeconds: number,
): Promise<Sample[]> {
  const [start, end] = [Date.parse(from) / 1000, Date.parse(to) / 1000];
  if (!(end >= start)) return [];
  const step = Math.max(stepSeconds, Math.ceil((end - start) / (MOST_POINTS - 1)));
  const parameters = { query, start: String(start), end: String(end), step: String(step), timeout: TIMEOUT };
  return samplesIn(await get(addressOf(baseUrl, parameters)));
}

function addressOf(baseUrl: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/api/v1/query_range`;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
