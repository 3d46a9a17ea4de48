import type { Release } from "../../../contract/release-record.ts";
import type { Span } from "../../../contract/release-view.ts";
import { spansOf } from "./spans.ts";

const INTERNAL = 1;
const STATUS = { unset: 0, ok: 1, error: 2 } as const;

/**
 * The trace as OTLP's JSON (opentelemetry-proto 1, ExportTraceServiceRequest): ids as hexadecimal, times as decimal strings of
 * nanoseconds. A span that goes on ends, so far, with the last change of the release, since OTLP knows no open ones.
 */
export const otlpOf = (release: Release) => ({
  resourceSpans: [
    {
      resource: {
        attributes: [
          text("service.name", "bellwether"),
          text("bellwether.release.id", release.id),
          text("bellwether.service", release.context.service),
        ],
      },
      scopeSpans: [{ scope: { name: "bellwether.releases", version: "1" }, spans: spansOf(release).map((span) => spanOf(release, span)) }],
    },
  ],
});

const spanOf = ({ traceId, updatedAt }: Release, span: Span) => ({
  traceId,
  spanId: span.spanId,
  ...(span.parentSpanId === null ? {} : { parentSpanId: span.parentSpanId }),
  name: span.name,
  kind: INTERNAL,
  startTimeUnixNano: nanosecondsOf(span.startedAt),
  endTimeUnixNano: nanosecondsOf(span.endedAt ?? (updatedAt > span.startedAt ? updatedAt : span.startedAt)),
  attributes: [
    text("bellwether.kind", span.kind),
    text("bellwether.cause", span.cause),
    { key: "bellwether.attempt", value: { intValue: String(span.attempt) } },
    { key: "bellwether.open", value: { boolValue: span.endedAt === null } },
  ],
  status: { code: STATUS[span.status], ...(span.detail === null ? {} : { message: span.detail }) },
});

const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
const nanosecondsOf = (at: string): string => `${BigInt(Date.parse(at)) * 1_000_000n}`;
