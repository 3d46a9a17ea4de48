import type { ReleaseContext } from "../../../contract/release.ts";
import type { Parsed } from "./parsed.ts";

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const FORM = new RegExp(
  String.raw`^(?:p(?<before>${NUMBER})(?=[\s<≤]))?\s*(?:<=?|≤)?\s*(?<amount>${NUMBER})\s*(?<unit>ms|s)(?:\s*p(?<after>${NUMBER}))?$`,
  "i",
);
const USUAL_PERCENTILE = 99;
const MILLISECONDS = { from: 1, to: 60_000 };
const PERCENTILE = { from: 50, to: 99.99 };

/** `< 100ms p99`, `<= 0.5 s p95` or `p95 < 500ms`. Without a percentile it is p99: a bound on the mean would hide the slow ones. */
export function latencySla(text: string): Parsed<ReleaseContext["latency"]> {
  const { before, amount, unit, after } = FORM.exec(text.trim())?.groups ?? {};
  if (amount === undefined) return { reason: "expected an upper bound in ms or s and a percentile, such as < 100ms p99" };
  if (before !== undefined && after !== undefined) return { reason: "has two percentiles, expected one" };
  const milliseconds = millisecondsOf(Number(amount), unit ?? "ms");
  const percentile = Number(before ?? after ?? USUAL_PERCENTILE);
  if (!isWithin(milliseconds, MILLISECONDS)) return { reason: "must be from 1 ms to 60 s" };
  if (!isWithin(percentile, PERCENTILE)) return { reason: `p${percentile} must be from p${PERCENTILE.from} to p${PERCENTILE.to}` };
  return { value: { milliseconds, percentile } };
}

/** To the microsecond, so that 0.07 s are 70 ms and not 70.00000000000001. */
const millisecondsOf = (amount: number, unit: string) => Number((unit.toLowerCase() === "s" ? amount * 1000 : amount).toFixed(3));

const isWithin = (value: number, { from, to }: { from: number; to: number }) => value >= from && value <= to;
