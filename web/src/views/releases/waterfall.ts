import type { Span } from "../../../../lambdas/contract/release-view.ts";

/** A span's place in the waterfall, in percent of its whole width. `isOpen`: it goes on, and is drawn up to now. */
export type WaterfallRow = {
  readonly span: Span;
  readonly depth: number;
  readonly left: number;
  readonly width: number;
  readonly offsetSeconds: number;
  readonly seconds: number;
  readonly isOpen: boolean;
};
export type Waterfall = { readonly seconds: number; readonly rows: readonly WaterfallRow[] };

const LEAST_WIDTH = 0.4;

/** The spans with their children below them, by start; null for none. A span whose parent is not there is at the top; none is lost. */
export function waterfallOf(spans: readonly Span[], nowMs: number): Waterfall | null {
  if (spans.length === 0) return null;
  const fromMs = Math.min(...spans.map(startOf));
  const wholeMs = Math.max(1, ...spans.map((span) => endOf(span, nowMs) - fromMs));
  const rows = nested(spans).map(({ span, depth }) => {
    const [offsetMs, lengthMs] = [startOf(span) - fromMs, endOf(span, nowMs) - startOf(span)];
    const width = Math.min(100, Math.max(LEAST_WIDTH, (lengthMs / wholeMs) * 100));
    return {
      span,
      depth,
      left: Math.min((offsetMs / wholeMs) * 100, 100 - width),
      width,
      offsetSeconds: offsetMs / 1000,
      seconds: lengthMs / 1000,
      isOpen: span.endedAt === null,
    };
  });
  return { seconds: wholeMs / 1000, rows };
}

const startOf = ({ startedAt }: Span): number => Date.parse(startedAt);
const endOf = (span: Span, nowMs: number): number => Math.max(startOf(span), span.endedAt === null ? nowMs : Date.parse(span.endedAt));

type Nested = { readonly span: Span; readonly depth: number };

function nested(spans: readonly Span[]): readonly Nested[] {
  const byStart = spans.toSorted((a, b) => startOf(a) - startOf(b));
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const rows: Nested[] = [];
  const seen = new Set<Span>();
  const add = (span: Span, depth: number) => {
    if (seen.has(span)) return;
    seen.add(span);
    rows.push({ span, depth });
    for (const child of byStart) if (child.parentSpanId === span.spanId) add(child, depth + 1);
  };
  for (const span of byStart) if (span.parentSpanId === null || !ids.has(span.parentSpanId)) add(span, 0);
  // Spans that are each other's parents are below no top.
  for (const span of byStart) add(span, 0);
  return rows;
}
