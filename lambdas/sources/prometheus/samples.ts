import * as z from "zod";
import { jsonIn } from "../network/json-in.ts";
import type { Answer } from "../network/safe-fetch.ts";
import { PrometheusError } from "./prometheus-error.ts";

export type Sample = { readonly at: string; readonly value: number };

/** The last second that a Date can hold. */
const LAST_SECOND = 8.64e12;
const LONGEST_REASON = 300;

const Point = z.tuple([z.number().min(0).max(LAST_SECOND), z.string().min(1)]);
/** A series of native histograms has no `values`. */
const Series = z.object({ metric: z.record(z.string(), z.string()), values: z.array(Point).default([]) });
const Success = z.object({ status: z.literal("success"), data: z.object({ resultType: z.literal("matrix"), result: z.array(Series) }) });
const Failure = z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() });

/**
 * The samples of the only series in an answer of `query_range`, without NaN and infinities: those say that there was nothing to divide by,
 * not how much there was. Of no series there are none. Several would have to be mixed somehow, so they are an error.
 */
export function samplesIn({ status, text }: Answer): Sample[] {
  const body = jsonIn(text);
  const failure = Failure.safeParse(body).data;
  if (failure) throw new PrometheusError(`Prometheus answered ${status}, ${failure.errorType}: ${failure.error.slice(0, LONGEST_REASON)}`);
  const answer = Success.safeParse(body).data;
  if (status !== 200 || !answer) throw new PrometheusError(`The answer (${status}) is none of Prometheus's query_range: is this its URL?`);
  const { result } = answer.data;
  if (result.length > 1) throw new PrometheusError(`The query has ${result.length} series and needs to have one: sum them`);
  return (result[0]?.values ?? []).map(([seconds, value]) => ({ at: instantOf(seconds), value: Number(value) })).filter(isNumber);
}

const isNumber = ({ value }: Sample): boolean => Number.isFinite(value);
const instantOf = (seconds: number): string => new Date(Math.round(seconds * 1000)).toISOString();
