import type * as z from "zod";
import type { PipelineCounts, PipelineMetrics } from "../../contract/metrics.ts";
import type { Run } from "../../contract/run.ts";
import { type CounterRow, type Counters, NO_COUNTS } from "./counters.ts";
import { toMilliseconds } from "./rounding.ts";
import { binOf, quantile } from "./sketch.ts";

/** What one completed run adds to every row it counts in: its repository's and everybody's, of the hour, the day and all time. */
export type Contribution = {
  readonly repo: string;
  readonly hour: string;
  readonly day: string;
  readonly counters: Counters;
  readonly durationBin: number | null;
  readonly queueBin: number | null;
};

export type PipelineSummary = z.infer<typeof PipelineCounts> & Pick<PipelineMetrics, "duration" | "queueTime">;

const COUNTER_OF: Readonly<Record<string, Partial<Counters>>> = {
  success: { succeeded: 1 },
  failure: { failed: 1 },
  timed_out: { timedOut: 1 },
  cancelled: { cancelled: 1 },
  errored: { errored: 1 },
  startup_failure: { failed: 1 },
};
/** A workflow that GitHub skipped took no time to speak of: it would only move the percentiles. */
const UNTIMED: ReadonlySet<string | null> = new Set(["skipped"]);

/** Null until a run is completed. A run completes once, so what it adds never has to be taken back. */
export function contributionOf(run: Run): Contribution | null {
  if (run.status !== "completed" || run.completedAt === null) return null;
  const ended = new Date(Date.parse(run.completedAt)).toISOString();
  return {
    repo: run.repo,
    hour: `${ended.slice(0, 13)}:00:00Z`,
    day: ended.slice(0, 10),
    counters: { ...NO_COUNTS, completed: 1, ...(Object.hasOwn(COUNTER_OF, run.conclusion ?? "") ? COUNTER_OF[run.conclusion ?? ""] : {}) },
    durationBin: run.durationSeconds === null || UNTIMED.has(run.conclusion) ? null : binOf(run.durationSeconds),
    queueBin: run.queueSeconds === null ? null : binOf(run.queueSeconds),
  };
}

/** Adds rows up, in any order. A rate or percentile of nothing is null, never 0. */
export function summarise(rows: readonly CounterRow[]): PipelineSummary {
  const counters = rows.reduce(addCounters, NO_COUNTS);
  const judged = counters.succeeded + counters.failed + counters.timedOut;
  return {
    ...counters,
    successRate: judged === 0 ? null : counters.succeeded / judged,
    duration: percentilesOf(rows.map((row) => row.durationBins)),
    queueTime: percentilesOf(rows.map((row) => row.queueBins)),
  };
}

const addCounters = (sum: Counters, row: Counters): Counters => ({
  completed: sum.completed + row.completed,
  succeeded: sum.succeeded + row.succeeded,
  failed: sum.failed + row.failed,
  timedOut: sum.timedOut + row.timedOut,
  cancelled: sum.cancelled + row.cancelled,
  errored: sum.errored + row.errored,
});

function percentilesOf(sketches: readonly Readonly<Record<string, number>>[]) {
  const bins = new Map<number, number>();
  for (const [bin, count] of sketches.flatMap(Object.entries<number>)) bins.set(Number(bin), (bins.get(Number(bin)) ?? 0) + count);
  return { p50Seconds: toMilliseconds(quantile(bins, 0.5)), p95Seconds: toMilliseconds(quantile(bins, 0.95)) };
}
