import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Run } from "../../../lambdas/contract/run.ts";
import type { CounterRow } from "../../../lambdas/domain/metrics/counters.ts";
import { contributionOf, summarise } from "../../../lambdas/domain/metrics/pipeline.ts";
import { aRun } from "../runs/a-run.ts";

const ended = (overrides: Partial<Run> = {}) =>
  aRun({
    status: "completed",
    conclusion: "success",
    completedAt: "2026-11-21T13:59:59.999Z",
    durationSeconds: 10,
    queueSeconds: 1,
    ...overrides,
  });

/** The row that one run alone would make. */
function rowOf(run: Run): CounterRow {
  const adds = contributionOf(run);
  if (adds === null) throw new Error("the run is not completed");
  const bins = (bin: number | null) => (bin === null ? {} : { [bin]: 1 });
  return { ...adds.counters, durationBins: bins(adds.durationBin), queueBins: bins(adds.queueBin) };
}

describe("what a completed run adds", () => {
  it("counts in the hour and the day in which it ended", () => {
    expect(contributionOf(ended())).toMatchObject({ repo: "acme/shop", hour: "2026-11-21T13:00:00Z", day: "2026-11-21" });
  });

  test.each([
    ["success", { succeeded: 1 }],
    ["failure", { failed: 1 }],
    ["timed_out", { timedOut: 1 }],
    ["cancelled", { cancelled: 1 }],
    ["errored", { errored: 1 }],
    ["action_required", {}],
    ["constructor", {}],
    [null, {}],
  ])("of conclusion %s is counted as completed and %j", (conclusion, counted) => {
    const none = { succeeded: 0, failed: 0, timedOut: 0, cancelled: 0, errored: 0 };
    expect(contributionOf(ended({ conclusion }))?.counters).toEqual({ ...none, completed: 1, ...counted });
  });

  it("has no bin for a time that is not known", () => {
    expect(contributionOf(ended({ durationSeconds: null, queueSeconds: null }))).toMatchObject({ durationBin: null, queueBin: null });
  });

  it("is nothing until it is completed", () => {
    expect(contributionOf(aRun({ status: "in_progress" }))).toBeNull();
  });
});

describe("the summary", () => {
  it("of nothing has no rate and no percentile", () => {
    expect(summarise([])).toEqual({
      completed: 0,
      succeeded: 0,
      failed: 0,
      timedOut: 0,
      cancelled: 0,
      errored: 0,
      successRate: null,
      duration: { p50Seconds: null, p95Seconds: null },
      queueTime: { p50Seconds: null, p95Seconds: null },
    });
  });

  it("leaves cancelled, errored and foreign conclusions out of the success rate", () => {
    const conclusions = ["success", "success", "failure", "timed_out", "cancelled", "errored", "neutral"];
    expect(summarise(conclusions.map((conclusion) => rowOf(ended({ conclusion }))))).toMatchObject({ completed: 7, successRate: 0.5 });
    expect(summarise([rowOf(ended({ conclusion: "cancelled" }))]).successRate).toBeNull();
  });

  it("takes the percentiles of all rows together", () => {
    const rows = Array.from({ length: 100 }, (_, index) => rowOf(ended({ durationSeconds: index + 1, queueSeconds: 0 })));
    const { duration, queueTime } = summarise(rows);
    expect(Math.abs((duration.p50Seconds ?? 0) - 50)).toBeLessThanOrEqual(0.5);
    expect(Math.abs((duration.p95Seconds ?? 0) - 95)).toBeLessThanOrEqual(0.95);
    expect(queueTime).toEqual({ p50Seconds: 0, p95Seconds: 0 });
  });

  it("is the same for one row and for the rows it is the sum of", () => {
    const runs = fc.array(
      fc.record({ conclusion: fc.constantFrom("success", "failure", "errored"), durationSeconds: fc.integer({ min: 0, max: 900 }) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(runs, (some) => {
        const rows = some.map((run) => rowOf(ended(run)));
        const merged = summarise(rows);
        const bins = Object.fromEntries(
          Map.groupBy(
            rows.flatMap((row) => Object.keys(row.durationBins)),
            (bin) => bin,
          )
            .entries()
            .map(([bin, of]) => [bin, of.length]),
        );
        expect(summarise([{ ...merged, durationBins: bins, queueBins: {} }])).toMatchObject({
          successRate: merged.successRate,
          duration: merged.duration,
        });
        expect(summarise(rows.toReversed())).toEqual(merged);
      }),
    );
  });

  it("is rounded to milliseconds", () => {
    const { p50Seconds } = summarise([rowOf(ended({ durationSeconds: 7 }))]).duration;
    expect(String(p50Seconds)).toMatch(/^[67]\.\d{1,3}$/);
  });
});
