import type { Tick } from "../../../../lambdas/contract/release-record.ts";
import { When } from "../../elements/when.tsx";
import { StandingMark } from "./standing-mark.tsx";
import "./last-look.css";

const SOURCES: Readonly<Record<Tick["source"], string>> = {
  prometheus: "from Prometheus",
  posted: "from posted metrics",
  none: "from no source",
};

/** What the judge said at the last look: its reasons, and each metric. */
export const LastLook = ({ tick, open }: { readonly tick: Tick; readonly open: boolean }) => (
  <details class="last-look" open={open}>
    <summary>
      <span class="last-look-words">
        Last look <StandingMark of={tick.verdict} />
        <span class="muted small">
          {tick.score !== null && `score ${tick.score}, `}
          {SOURCES[tick.source]}, <When at={tick.at} />
        </span>
      </span>
    </summary>
    {tick.reasons.length > 0 && (
      <ul class="last-look-reasons">
        {tick.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    )}
    {tick.metrics.length > 0 && <Metrics metrics={tick.metrics} />}
  </details>
);

const Metrics = ({ metrics }: Pick<Tick, "metrics">) => (
  <dl class="last-look-metrics">
    {metrics.map(({ id, classification, reason }) => (
      <div key={id}>
        <dt>
          <code>{id}</code> <strong>{classification}</strong>
        </dt>
        <dd class="muted">{reason}</dd>
      </div>
    ))}
  </dl>
);
