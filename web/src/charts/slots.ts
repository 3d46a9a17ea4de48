import type { PipelineMetrics } from "../../../lambdas/contract/metrics.ts";
import { formatDay, formatHour } from "../text/time.ts";

/** One bar's place. `counts` null: no runs, which is no zero. */
export type Slot = { readonly key: string; readonly label: string; readonly counts: Counts | null };
type Counts = { readonly succeeded: number; readonly failed: number; readonly other: number };
type Row = PipelineMetrics["byDay"][number] | PipelineMetrics["byHour"][number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MAX_DAYS = 90;

/** A slot for each of the last `days` days, oldest first, today last; with `days` null from the first day that has runs. */
export function daySlots(byDay: PipelineMetrics["byDay"], days: number | null, nowMs: number): readonly Slot[] {
  const today = Math.floor(nowMs / DAY_MS);
  const first = byDay[0] ? Math.floor(Date.parse(byDay[0].day) / DAY_MS) : today;
  const count = Math.min(days ?? Math.max(today - first + 1, 14), MAX_DAYS);
  const rows = new Map(byDay.map((row) => [row.day, row]));
  return steps(count, today, DAY_MS).map((at) => {
    const day = at.slice(0, 10);
    return { key: day, label: formatDay(day), counts: countsOf(rows.get(day)) };
  });
}

/** A slot for each of the last `hours` hours, oldest first, the current one last. */
export function hourSlots(byHour: PipelineMetrics["byHour"], hours: number, nowMs: number): readonly Slot[] {
  const rows = new Map(byHour.map((row) => [Date.parse(row.hour), row]));
  return steps(hours, Math.floor(nowMs / HOUR_MS), HOUR_MS).map((at) => ({
    key: at,
    label: `${formatDay(at)}, ${formatHour(at)} UTC`,
    counts: countsOf(rows.get(Date.parse(at))),
  }));
}

const steps = (count: number, last: number, stepMs: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => new Date((last - count + 1 + index) * stepMs).toISOString());

/** `failed` has those that timed out; `other` what says nothing about the change. */
const countsOf = (row: Row | undefined): Counts | null =>
  row === undefined || row.completed === 0
    ? null
    : {
        succeeded: row.succeeded,
        failed: row.failed + row.timedOut,
        other: Math.max(0, row.completed - row.succeeded - row.failed - row.timedOut),
      };

/** A slot in words. */
export function slotWords({ label, counts }: Slot): string {
  if (counts === null) return `${label}: no runs`;
  const { succeeded, failed, other } = counts;
  return `${label}: ${succeeded} succeeded, ${failed} failed${other > 0 ? `, ${other} cancelled or errored` : ""}`;
}
