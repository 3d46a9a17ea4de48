import type { PipelineMetrics } from "../../../lambdas/contract/metrics.ts";
import type { Run } from "../../../lambdas/contract/run.ts";

type Counts = Pick<PipelineMetrics, "completed" | "succeeded" | "failed" | "timedOut" | "cancelled" | "errored" | "successRate">;

/** The figures of some runs, as `GET /metrics/pipeline` tells them. */
export function metricsOf(all: readonly Run[], since: string | null): PipelineMetrics {
  const runs = all.filter(({ status, queuedAt }) => status === "completed" && (since === null || queuedAt >= since)).toReversed();
  return {
    repo: null,
    since,
    ...countsOf(runs),
    duration: percentiles(runs.map(({ durationSeconds }) => durationSeconds)),
    queueTime: percentiles(runs.map(({ queueSeconds }) => queueSeconds)),
    byHour: Object.entries(Object.groupBy(runs, ({ queuedAt }) => `${queuedAt.slice(0, 13)}:00:00.000Z`)).map(([hour, part = []]) => ({
      hour,
      ...countsOf(part),
    })),
    byDay: Object.entries(Object.groupBy(runs, ({ queuedAt }) => queuedAt.slice(0, 10))).map(([day, part = []]) => ({
      day,
      ...countsOf(part),
      duration: percentiles(part.map(({ durationSeconds }) => durationSeconds)),
    })),
  };
}

function countsOf(runs: readonly Run[]): Counts {
  const count = (conclusion: string) => runs.filter((run) => run.conclusion === conclusion).length;
  const [succeeded, failed, timedOut] = [count("success"), count("failure"), count("timed_out")];
  const judged = succeeded + failed + timedOut;
  return {
    completed: runs.length,
    succeeded,
    failed,
    timedOut,
    cancelled: count("cancelled"),
    errored: count("errored"),
    successRate: judged === 0 ? null : succeeded / judged,
  };
}

function percentiles(values: readonly (number | null)[]): PipelineMetrics["duration"] {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const of = (share: number) => known[Math.min(known.length - 1, Math.floor(known.length * share))] ?? null;
  return { p50Seconds: of(0.5), p95Seconds: of(0.95) };
}
