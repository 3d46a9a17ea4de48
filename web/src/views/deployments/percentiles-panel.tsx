import type { ServicePercentiles } from "../../../../lambdas/contract/delivery.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { formatCount, formatDuration } from "../../text/format.ts";
import type { MetricQuery } from "./metric-query.ts";
import "./percentiles-panel.css";

const SECONDS = 10;

/** Durations of what finished, by service and environment. */
export function PercentilesPanel({ query }: { readonly query: MetricQuery }) {
  const percentiles = usePoll(resources.percentiles(query), SECONDS);
  return (
    <Panel title="Durations" aside={`last ${query.windowDays} days`} testId="deployments-percentiles">
      <Loaded of={percentiles} lines={4}>
        {({ items }) => (items.length === 0 ? <Empty title="Nothing finished in this span" /> : <Table rows={items} />)}
      </Loaded>
    </Panel>
  );
}

const Table = ({ rows }: { readonly rows: readonly ServicePercentiles[] }) => (
  <div class="percentiles-around">
    <table class="percentiles">
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Environment</th>
          <th scope="col">Count</th>
          <th scope="col">p50</th>
          <th scope="col">p95</th>
          <th scope="col">p99</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.service} ${row.environment}`} title={row.exact ? undefined : "From a sketch, each value within 1 %"}>
            <th scope="row">{row.service}</th>
            <td>{row.environment}</td>
            <td class="percentiles-number">{formatCount(row.count)}</td>
            {[row.p50Seconds, row.p95Seconds, row.p99Seconds].map((seconds, index) => (
              <td key={index} class="percentiles-number">
                {seconds === null ? <span class="muted small">needs 5</span> : formatDuration(seconds)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
