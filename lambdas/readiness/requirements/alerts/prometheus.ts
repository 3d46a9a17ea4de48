import * as z from "zod";
import type { GeneratedArtifact, ReleaseContext } from "../../../contract/release.ts";
import { latencySeconds, quantileOf } from "../../../domain/releases/automation/objectives.ts";
import type { Problem } from "../../pipeline/files/file-at.ts";
import { yamlOf } from "../../pipeline/files/yaml-of.ts";
import { type Comparison, comparisonsIn, type Selector, selectorsIn } from "./promql.ts";
import { FAILED_METRIC, FAILED_STATUS, failuresWithin, type Watched } from "./watched.ts";

const Rule = z.object({ alert: z.string().optional(), record: z.string().optional(), expr: z.coerce.string() });
const Rules = z.object({ groups: z.array(z.object({ rules: z.array(Rule).max(200) })).max(50) });

/** What a recording rule reads, and what that reads, up to here. */
const DEEPEST = 4;

/** Prometheus' alert rules that compare what an objective is about, measured on this service, with a bound no looser than it. */
export function watchedByRules(file: GeneratedArtifact, context: ReleaseContext): Watched | Problem {
  const yaml = yamlOf(file);
  if ("problem" in yaml) return yaml;
  const { data } = Rules.safeParse(yaml.value);
  if (data === undefined) return { problem: `${file.path}: no groups of rules` };
  const rules = data.groups.flatMap((group) => group.rules);
  const recorded = new Map(rules.flatMap(({ record, expr }) => (record === undefined ? [] : [[record, selectorsIn(expr)] as const])));
  const alerts = rules.flatMap(({ alert, expr }) =>
    alert === undefined ? [] : [{ alert, all: comparisonsIn(expr).map((one) => resolved(one, recorded)) }],
  );
  const names = (watches: (one: Comparison) => boolean) =>
    alerts.filter(({ all }) => all.some((one) => isOf(context, one) && watches(one))).map(({ alert }) => alert);
  return { latency: names((one) => watchesLatency(one, context)), availability: names((one) => watchesFailures(one, context)) };
}

/** With the series that recorded ones are made of. */
function resolved(one: Comparison, recorded: ReadonlyMap<string, readonly Selector[]>): Comparison {
  const all = new Set<Selector>(one.selectors);
  for (let depth = 0; depth < DEEPEST; depth += 1)
    for (const { metric } of [...all]) for (const read of recorded.get(metric) ?? []) all.add(read);
  return { ...one, selectors: [...all] };
}

const isOf = ({ service }: ReleaseContext, { selectors }: Comparison) =>
  selectors.length > 0 &&
  selectors.every(({ matchers }) => matchers.every(({ label, sign, value }) => label !== "service" || sign !== "=" || value === service));

const watchesLatency = ({ sign, limit, quantile, selectors }: Comparison, context: ReleaseContext) =>
  sign === ">" &&
  quantile !== null &&
  quantile >= quantileOf(context) - 1e-9 &&
  limit <= latencySeconds(context) + 1e-9 &&
  selectors.some(({ metric }) => metric.includes("_seconds"));

const watchesFailures = ({ sign, limit, quantile, selectors }: Comparison, context: ReleaseContext) =>
  sign === ">" && quantile === null && limit > 0 && limit <= failuresWithin(context) && selectors.some(countsFailures);

/** A recording rule's name says nothing: what it reads is looked at instead. */
const countsFailures = ({ metric, matchers }: Selector) =>
  matchers.some(({ label, value }) => /status|code/i.test(label) && FAILED_STATUS.test(value)) ||
  (FAILED_METRIC.test(metric) && !metric.includes(":"));
