import type { EnvironmentSettings } from "../../contract/release-environment.ts";
import type { Promotion, Release, Tick } from "../../contract/release-record.ts";
import { soakStart } from "../../domain/releases/lifecycle/promotion.ts";
import { metricsOf } from "../../domain/releases/verification/metrics-of.ts";
import { promqlOf, STEP_SECONDS } from "../../domain/releases/verification/queries.ts";
import { type MetricValues, tickOf } from "../../domain/releases/verification/tick-of.ts";
import { type Window, windowsOf } from "../../domain/releases/verification/windows.ts";
import { latest, secondsAfter } from "../../domain/runs/instant.ts";
import { UnreachableError } from "../../sources/network/unreachable-error.ts";
import { PrometheusError } from "../../sources/prometheus/prometheus-error.ts";
import { rangeOf } from "../../sources/prometheus/range.ts";
import { type Portion, readSamples } from "../../store/releases/samples.ts";
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
    settings.prometheusUrl === null || !isExported(release)
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

/** Whether its package exports anything that Prometheus could be asked for. Else its metrics are posted, whatever URL is set. */
const isExported = ({ context }: Release): boolean => metricsOf(context).some(({ promql }) => promql !== null);

/** What was posted: of the candidate since its soak began, and not older than a soak. */
async function posted(
  { stores }: Promoter,
  release: Release,
  promotion: Promotion,
  { tickSeconds, soakSeconds }: EnvironmentSettings,
  at: string,
): Promise<Measured> {
  const { id, requestedAt } = release;
  const { environment } = promotion;
  const from = latest(soakStart(promotion) ?? at, secondsAfter(at, -Math.max(2 * tickSeconds, soakSeconds)));
  const [candidate, baseline] = await Promise.all([
    readSamples(stores.releases, { releaseId: id, environment, role: "candidate" }, from),
    readSamples(stores.releases, { releaseId: id, environment, role: "baseline" }, requestedAt),
  ]);
  const values = valuesOf(candidate, { after: from, until: at });
  const isSilent = Object.values(values).every(({ length }) => length === 0);
  const why = isExported(release) ? `no prometheusUrl is set for ${environment}` : "the package exports nothing to Prometheus";
  return {
    source: isSilent ? "none" : "posted",
    candidate: values,
    baseline: valuesOf(baseline, null),
    problem: isSilent ? `${why}, and nobody posted metrics since ${from}` : null,
  };
}

/** So that no point is judged by two bad looks: one has judged those of its own instant, and those of the future wait for their time. */
type Span = { readonly after: string; readonly until: string };

function valuesOf(portions: readonly Portion[], span: Span | null): MetricValues {
  const points = portions.flatMap(({ metrics }) => Object.entries(metrics));
  const byMetric = Object.groupBy(points, ([metric]) => metric);
  return Object.fromEntries(
    Object.entries(byMetric).map(([metric, found = []]) => {
      const inTime = found.flatMap(([, values]) => values).filter(({ at }) => span === null || (at > span.after && at <= span.until));
      return [metric, inTime.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ value }) => value)];
    }),
  );
}

async function queried(
  { fetch }: Promoter,
  release: Release,
  promotion: Promotion,
  url: string,
  { tickSeconds }: EnvironmentSettings,
  at: string,
): Promise<Measured> {
  const step = Math.min(STEP_SECONDS, tickSeconds);
  const { environment, startedAt, deployedAt } = promotion;
  const soakFrom = soakStart(promotion) ?? at;
  const windows = windowsOf({ startedAt, finishedAt: deployedAt ?? at, soakFrom }, at, step);
  const nothing = { source: "prometheus" as const, candidate: {}, baseline: {} };
  if (!windows) return { ...nothing, problem: `the first point takes ${step} s, counted from ${soakFrom}` };
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
