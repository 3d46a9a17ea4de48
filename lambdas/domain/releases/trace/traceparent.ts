import { createHash } from "node:crypto";
import type { Release } from "../../../contract/release-record.ts";

/** A span's id, 16 hexadecimal digits, the same for the same name: what is exported twice is one span. */
export const spanIdOf = (releaseId: string, name: string): string =>
  createHash("sha256").update(`${releaseId}\n${name}`).digest("hex").slice(0, 16);

/** `traceparent` of what a release causes, as W3C Trace Context, level 1, has it: version, trace, parent span, sampled. */
export const traceparentOf = ({ id, traceId }: Pick<Release, "id" | "traceId">, span = "release"): string =>
  `00-${traceId}-${spanIdOf(id, span)}-01`;

/** Trace and span of a `traceparent` header; `null` for one that is not of that form, which starts a trace of its own. */
export function parseTraceparent(header: string | undefined): { readonly traceId: string; readonly spanId: string } | null {
  const [, version, traceId, spanId, more] = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/.exec(header ?? "") ?? [];
  // Only versions after the first may have more fields.
  if (version === "ff" || (version === "00" && more !== undefined)) return null;
  if (!traceId || !spanId || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId };
}
