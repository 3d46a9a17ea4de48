import type { PipelineMetrics } from "../../../../lambdas/contract/metrics.ts";
import type { Polled } from "../../api/use-poll.ts";
import { useNow } from "../../app/clock.ts";
import { Bars } from "../../charts/bars.tsx";
import { daySlots, hourSlots } from "../../charts/slots.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import type { Window } from "./windows.ts";

/** Runs a day, or an hour where the window is a day. */
export function RunsOverTime({ metrics, window: { hours } }: { readonly metrics: Polled<PipelineMetrics>; readonly window: Window }) {
  const nowMs = useNow();
  const byHour = hours === 24;
  const name = byHour ? "Runs by hour" : "Runs by day";
  return (
    <Panel title={name} aside="UTC">
      <Loaded of={metrics} lines={4}>
        {(data) =>
          data.completed === 0 ? (
            <Empty title="No runs in this span" />
          ) : (
            <Bars
              name={name}
              slots={byHour ? hourSlots(data.byHour, hours, nowMs) : daySlots(data.byDay, hours === null ? null : hours / 24, nowMs)}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
