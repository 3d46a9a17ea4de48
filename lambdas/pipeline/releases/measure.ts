import type { EnvironmentSettings } from "../../contract/release-environment.ts";
import type { Promotion, Release, Tick } from "../../contract/release-record.ts";
import { metricsOf } from "../../domain/releases/verification/metrics-of.ts";
import { promqlOf, STEP_SECONDS } from "../../domain/releases/verification/queries.ts";
import { type MetricValues, tickOf } from "../../domain/releases/verification/tick-of.ts";
import { type Window, windowsOf } from "../../domain/releases/verification/windows.ts";
import { latest, secondsAfter } from "../../domain/runs/instant.ts";
import { UnreachableError } from "../../sources/network/unreachable-error.ts";
import { PrometheusError } from "../../sources/prometheus/prometheus-error.ts";
import { rangeOf } from "../../sources/prometheus/range.ts";
import { readSamples } from "../../store/releases/samples.ts";
import type { Promoter } from "./promoter.ts";

/** Fewer values of every metric are no baseline: then the objectives alone decide. */
const LEAST_BASELINE = 5;
type Measured = {
  readonly source: Tick["source"];
  readonly candidate: MetricValues;
  readonly baseline: MetricValues;
  readonly problem: string | null;
};

/** One look at how the version does in its environment. Whatever keeps it from seeing is no data, with its reason. */
export async function lookAt(promoter: Promoter, release: Release, promotion: Promotion, settings: EnvironmentSettings): Promise<Tick> {
  const at = promoter.now();
  const { source, candidate, baseline, problem } =
    settings.prometheusUrl === null
      ? await posted(promoter, release, promotion, settings, at)
      : await queried(promoter, release, promotion, settings.prometheusUrl, settings, at);
  const hasBaseline = Object.values(baseline).some((values) => values.length >= LEAST_BASELINE);
  const judged = tickOf({ context: release.context, candidate, baseline: hasBaseline ? baseline : null });
  const { ticks, environment } = promotion;
  return {
    environment,
    number: ticks.good + ticks.bad + ticks.noData + 1,
    at,
    source,
    verdict: judged.verdict,
    score: judged.score,
    reasons: [...(problem === null ? [] : [problem]), ...judged.reasons],
    metrics: judged.metrics.map(({ id, classification, reason }) => ({ id, classification, reason })),
  };
}

/** What was posted: of the candidate since it runs, and not older than a soak. */
async function posted(
  { stores }: Promoter,
  { id, requestedAt }: Release,
  { environment, deployedAt }: Promotion,
  { tickSeconds, soakSeconds }: EnvironmentSettings,
  at: string,
): Promise<Measured> {
  const from = latest(deployedAt ?? at, secondsAfter(at, -Math.max(2 * tickSeconds, soakSeconds)));
  const [candidate, baseline] = await Promise.all([
    readSamples(stores.releases, { releaseId: id, environment, role: "candidate" }, from),
    readSamples(stores.releases, { releaseId: id, environment, role: "baseline" }, requestedAt),
  ]);
  const problem = candidate.length > 0 ? null : `no prometheusUrl is set for ${environment}, and nobody posted metrics since ${from}`;
  return {
    source: candidate.length > 0 ? "posted" : "none",
    candidate: valuesOf(candidate, from),
    baseline: valuesOf(baseline, null),
    problem,
  };
}

function valuesOf(portions: Awaited<ReturnType<typeof readSamples>>, from: string | null): MetricValues {
  const points = portions.flatMap(({ metrics }) => Object.entries(metrics));
  const byMetric = Object.groupBy(points, ([metric]) => metric);
  return Object.fromEntries(
    Object.entries(byMetric).map(([metric, found = []]) => {
      const inTime = found.flatMap(([, values]) => values).filter(({ at }) => from === null || at >= from);
      return [metric, inTime.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ value }) => value)];
    }),
  );
}

async function queried(
  { fetch }: Promoter,
  release: Release,
  { environment, startedAt, deployedAt }: Promotion,
  url: string,
  { tickSeconds }: EnvironmentSettings,
  at: string,
): Promise<Measured> {
  const step = Math.min(STEP_SECONDS, tickSeconds);
  const windows = windowsOf({ startedAt, finishedAt: deployedAt ?? at }, at, step);
  const nothing = { source: "prometheus" as const, candidate: {}, baseline: {} };
  if (!windows) return { ...nothing, problem: `it runs for less than ${step} s, the first point's length` };
  const valuesIn = async ({ from, to }: Window): Promise<MetricValues> => {
    const asked = metricsOf(release.context).map(async ({ id, promql }) => {
      if (promql === null) return [id, []] as const;
      const samples = await rangeOf((address) => fetch(address), url, promqlOf(promql, environment, step), from, to, step);
      return [id, samples.map(({ value }) => value)] as const;
    });
    return Object.fromEntries(await Promise.all(asked));
  };
  try {
    const [candidate, baseline] = await Promise.all([valuesIn(windows.candidate), valuesIn(windows.baseline)]);
    return { source: "prometheus", candidate, baseline, problem: null };
  } catch (error) {
    if (!(error instanceof PrometheusError || error instanceof UnreachableError)) throw error;
    return { ...nothing, problem: `Prometheus cannot be asked: ${error.message}` };
  }
}
