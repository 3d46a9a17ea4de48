import type { World } from "../alerting/world.ts";
import type { Series } from "../prometheus/metrics-file.ts";
import type { Known } from "./known.ts";
import { matches } from "./matches.ts";
import type { Matcher, Selector } from "./selector.ts";
import type { Sample } from "./value.ts";

/** Names that exporters give the label of the HTTP status. */
export const STATUS_LABELS: readonly string[] = [
  "status",
  "code",
  "status_code",
  "http_status",
  "http_status_code",
  "http_response_status_code",
];

/** Of the requests that do not fail, so many are the client's mistake: an alert that counts them as failures is found out. */
const CLIENT_MISTAKES = 0.1;

/** What a selector finds in a world; counters are given as what they grow by in a second. */
export function samplesOf({ name, matchers }: Selector, known: Known, world: World, seconds: number): readonly Sample[] {
  if (name === "up") return passing([{ status: "", value: 1 }], matchers, known);
  const series = name === null ? undefined : known.series.get(name);
  return series === undefined ? [] : passing(growth(series, world, world.failing(seconds)), matchers, known);
}

/** Those of the service, in any of its environments, whose status passes. Other labels are taken as they come. */
export const passing = (samples: readonly Sample[], matchers: readonly Matcher[], { service, environments }: Known): readonly Sample[] =>
  samples.filter(({ status }) =>
    matchers.every((matcher) => {
      if (matcher.label === "service") return matches(matcher, service);
      if (matcher.label === "environment") return environments.some((environment) => matches(matcher, environment));
      return status === "" || !STATUS_LABELS.includes(matcher.label) || matches(matcher, status);
    }),
  );

function growth({ metric, part }: Series, { requestsPerSecond, gauge }: World, failing: number): readonly Sample[] {
  if (part === "sum" || metric.type === "summary") return [{ status: "", value: Number.NaN }];
  if (metric.type === "gauge") return [{ status: "", value: gauge }];
  if (!metric.labels.some((label) => STATUS_LABELS.includes(label))) return [{ status: "", value: requestsPerSecond }];
  const answered = requestsPerSecond * (1 - failing);
  return [
    { status: "200", value: answered * (1 - CLIENT_MISTAKES) },
    { status: "404", value: answered * CLIENT_MISTAKES },
    { status: "500", value: requestsPerSecond * failing },
  ];
}
