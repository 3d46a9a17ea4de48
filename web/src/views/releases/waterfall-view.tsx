import { useState } from "preact/hooks";
import { formatDuration } from "../../text/format.ts";
import { SpanReadout } from "./span-readout.tsx";
import { spanTook, spanWords } from "./span-words.ts";
import type { Waterfall, WaterfallRow } from "./waterfall.ts";
import "./waterfall-view.css";

const MARKS = [0, 0.25, 0.5, 0.75, 1];

/** Spans over time, each below its parent. Pointing at one, or reaching it by keyboard, tells its cause. */
export function WaterfallView({ waterfall: { seconds, rows } }: { readonly waterfall: Waterfall }) {
  const [seen, setSeen] = useState<string | null>(null);
  const row = rows.find(({ span }) => span.spanId === seen) ?? null;
  return (
    <div class="waterfall">
      <div class="waterfall-axis muted" aria-hidden="true">
        {MARKS.map((part) => (
          <span key={part}>{part === 0 ? "0" : formatDuration(seconds * part)}</span>
        ))}
      </div>
      <ol>
        {rows.map((one) => (
          <li key={one.span.spanId}>
            <SpanBar row={one} onSee={() => setSeen(one.span.spanId)} />
          </li>
        ))}
      </ol>
      <SpanReadout row={row} />
    </div>
  );
}

const SpanBar = ({ row, onSee }: { readonly row: WaterfallRow; readonly onSee: () => void }) => (
  <button type="button" class="span-row" aria-label={spanWords(row)} onMouseEnter={onSee} onFocus={onSee} onClick={onSee}>
    <span class="span-name" style={{ paddingLeft: `${Math.min(row.depth, 6) * 12}px` }}>
      {row.span.name}
      {row.span.attempt > 1 && <span class="muted"> #{row.span.attempt}</span>}
    </span>
    <span class="span-track">
      <i
        class={`span-bar span-${row.span.status} ${row.isOpen ? "span-open" : ""}`}
        style={{ left: `${row.left}%`, width: `${row.width}%` }}
      />
    </span>
    <span class="span-took">
      {row.span.status === "error" && (
        <span class="span-failed" aria-hidden="true">
          ✕{" "}
        </span>
      )}
      {spanTook(row)}
    </span>
  </button>
);
