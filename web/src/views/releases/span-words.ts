import { formatDuration } from "../../text/format.ts";
import type { WaterfallRow } from "./waterfall.ts";

/** How long a span took, or has taken so far. */
export const spanTook = ({ seconds, isOpen }: WaterfallRow): string => `${formatDuration(seconds)}${isOpen ? " so far" : ""}`;

/** How a span ended, in a word. */
export const spanStatus = ({ span, isOpen }: WaterfallRow): string => {
  if (isOpen) return "running";
  return span.status === "unset" ? "ended" : span.status;
};

/** A span in a line, for those who cannot see its bar. */
export const spanWords = (row: WaterfallRow): string =>
  `${row.span.name}: ${spanStatus(row)}, starts after ${formatDuration(row.offsetSeconds)}, ${spanTook(row)}`;
