import { formatDuration } from "../../text/format.ts";
import { formatInstant } from "../../text/time.ts";
import { spanStatus, spanTook } from "./span-words.ts";
import type { WaterfallRow } from "./waterfall.ts";

/** What a bar cannot say: the cause of a span, its attempt, its instants. Takes its place before a span is chosen, too. */
export const SpanReadout = ({ row }: { readonly row: WaterfallRow | null }) => (
  <div class="span-readout small" aria-live="polite" data-testid="span-readout">
    {row === null ? (
      <p class="muted">Point at a span, or go to it with Tab, to see its cause.</p>
    ) : (
      <>
        <p>
          <strong>{row.span.name}</strong> <span class="muted">{row.span.kind}</span>, attempt {row.span.attempt}, {spanStatus(row)},{" "}
          {spanTook(row)}, starts after {formatDuration(row.offsetSeconds)} ({formatInstant(row.span.startedAt)})
        </p>
        <p>Cause: {row.span.cause}</p>
        {row.span.detail !== null && <p>{row.span.detail}</p>}
      </>
    )}
  </div>
);
