import type { ComponentChildren } from "preact";
import type { PipelineMetrics } from "../../../../lambdas/contract/metrics.ts";
import type { Polled } from "../../api/use-poll.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { formatCount, formatDuration, formatPercent, NO_DATA } from "../../text/format.ts";
import "./key-figures.css";

/** Success rate, durations and queue time of the window. No data is a dash, not a zero. */
export const KeyFigures = ({ metrics }: { readonly metrics: Polled<PipelineMetrics> }) => (
  <section class="figures-around" aria-label="Key figures">
    <Loaded of={metrics} lines={2}>
      {(data) => (
        <div class="figures">
          <Figure name="Success rate" value={formatPercent(data.successRate)} testId="success-rate">
            {data.successRate === null
              ? "no data"
              : `${formatCount(data.succeeded)} of ${formatCount(data.succeeded + data.failed + data.timedOut)} that passed or failed`}
          </Figure>
          <Figure name="Runs completed" value={data.completed === 0 ? NO_DATA : formatCount(data.completed)}>
            {data.completed === 0 ? "no data" : brokenDown(data)}
          </Figure>
          <Figure name="Duration, median" value={formatDuration(data.duration.p50Seconds)}>
            {spread(data.duration)}
          </Figure>
          <Figure name="Queue time, median" value={formatDuration(data.queueTime.p50Seconds)}>
            {spread(data.queueTime)}
          </Figure>
        </div>
      )}
    </Loaded>
  </section>
);

const spread = ({ p95Seconds }: PipelineMetrics["duration"]): string =>
  p95Seconds === null ? "no data" : `95 % within ${formatDuration(p95Seconds)}`;

type FigureProps = { readonly name: string; readonly value: string; readonly testId?: string; readonly children: ComponentChildren };

const Figure = ({ name, value, testId, children }: FigureProps) => (
  <div class="figure" data-testid={testId}>
    <span class="figure-name">{name}</span>
    <strong class="figure-value">{value}</strong>
    <span class="muted small">{children}</span>
  </div>
);

const brokenDown = ({ failed, timedOut, cancelled, errored }: PipelineMetrics): string =>
  [
    [failed, "failed"],
    [timedOut, "timed out"],
    [cancelled, "cancelled"],
    [errored, "errored"],
  ]
    .filter(([count]) => count !== 0)
    .map((part) => part.join(" "))
    .join(", ") || "all succeeded";
