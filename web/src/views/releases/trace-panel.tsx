import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { tracePath } from "../../api/resources.ts";
import { useNow } from "../../app/clock.ts";
import { Empty } from "../../elements/empty.tsx";
import { FetchButton } from "../../elements/fetch-button.tsx";
import { Panel } from "../../elements/panel.tsx";
import { saveFile } from "../../elements/save-file.ts";
import { plural } from "../../text/format.ts";
import { SpanTable } from "./span-table.tsx";
import { waterfallOf } from "./waterfall.ts";
import { WaterfallView } from "./waterfall-view.tsx";
import "./trace-panel.css";

/** Everything the release did, over time, to look at or to take along. */
export function TracePanel({ release: { id, trace } }: { readonly release: ReleaseDetail }) {
  const nowMs = useNow();
  const waterfall = waterfallOf(trace.spans, nowMs);
  return (
    <Panel title="Trace" aside={plural(trace.spans.length, "span")} testId="release-trace">
      {waterfall === null ? (
        <Empty title="No spans yet">The first one begins with the chain.</Empty>
      ) : (
        <>
          <WaterfallView waterfall={waterfall} />
          <details class="trace-table">
            <summary>As a table</summary>
            <SpanTable rows={waterfall.rows} />
          </details>
        </>
      )}
      <div class="trace-ways">
        <FetchButton
          path={tracePath(id)}
          words="Download OTLP JSON"
          take={async (answer) => saveFile(await answer.blob(), `release-${id}.otlp.json`)}
        />
        <span class="muted small">
          Trace id <code>{trace.traceId}</code>
        </span>
      </div>
    </Panel>
  );
}
