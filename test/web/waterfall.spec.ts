import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanStatus, spanTook, spanWords } from "../../web/src/views/releases/span-words.ts";
import { waterfallOf } from "../../web/src/views/releases/waterfall.ts";
import { at } from "./support/factories.ts";
import { aSpan } from "./support/release-spans.ts";
import { RELEASE_STATES } from "./support/release-states.ts";

const NOW = Date.parse("2026-11-21T10:30:00Z");
const span = (spanId: string, parentSpanId: string | null, startSeconds: number, endSeconds: number | null) =>
  aSpan({
    spanId,
    parentSpanId,
    name: spanId,
    startedAt: at(NOW - 100_000 + startSeconds * 1000),
    endedAt: endSeconds === null ? null : at(NOW - 100_000 + endSeconds * 1000),
  });

describe("the waterfall", () => {
  it("has each span below its parent, by start", () => {
    const rows = waterfallOf(
      [span("b", "root", 50, 80), span("a1", "a", 20, 30), span("root", null, 0, 100), span("a", "root", 10, 40)],
      NOW,
    )?.rows;
    expect(rows?.map((row) => [row.span.name, row.depth])).toEqual([
      ["root", 0],
      ["a", 1],
      ["a1", 2],
      ["b", 1],
    ]);
  });

  it("says where a span begins and how wide it is, in percent of the whole", () => {
    const waterfall = waterfallOf([span("root", null, 0, 80), span("a", "root", 20, 60)], NOW);
    expect(waterfall?.seconds).toBe(80);
    expect(waterfall?.rows[1]).toMatchObject({ left: 25, width: 50, offsetSeconds: 20, seconds: 40, isOpen: false });
  });

  it("draws what goes on up to now, and says that it does", () => {
    const [root, open] = waterfallOf([span("root", null, 0, null), span("open", "root", 60, null)], NOW)?.rows ?? [];
    expect(open).toMatchObject({ left: 60, width: 40, seconds: 40, isOpen: true });
    expect(open && [spanTook(open), spanStatus(open), spanWords(open)]).toEqual([
      "40 s so far",
      "running",
      "open: running, starts after 1 min, 40 s so far",
    ]);
    expect(root?.seconds).toBe(100);
  });

  it("is nothing without spans", () => {
    expect(waterfallOf([], NOW)).toBeNull();
  });

  it("shows each span of a release once, under one root, in every state", () => {
    for (const make of Object.values(RELEASE_STATES)) {
      const { spans } = make(NOW).trace;
      const rows = waterfallOf(spans, NOW)?.rows ?? [];
      expect(new Set(rows.map((row) => row.span.spanId))).toEqual(new Set(spans.map(({ spanId }) => spanId)));
      expect(rows.filter(({ depth }) => depth === 0)).toHaveLength(1);
    }
  });

  it("loses no span and keeps every bar within the width, whatever the times and the parents", () => {
    const name = fc.constantFrom("a", "b", "c", "d", "elsewhere");
    const any = fc.record({
      parent: fc.option(name),
      start: fc.integer({ min: -500, max: 500 }),
      end: fc.option(fc.integer({ min: -500, max: 500 })),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), (drawn) => {
        const spans = drawn.map(({ parent, start, end }, index) => span("abcd".charAt(index), parent, start, end));
        const rows = waterfallOf(spans, NOW)?.rows ?? [];
        expect(rows.map((row) => row.span.name).toSorted()).toEqual(spans.map((one) => one.name).toSorted());
        for (const { left, width, seconds } of rows) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(100 + 1e-9);
          expect(width).toBeGreaterThan(0);
          expect(seconds).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
