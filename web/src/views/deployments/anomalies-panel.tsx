import type { Anomaly } from "../../../../lambdas/contract/delivery.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { AnomalyRow } from "./anomaly-row.tsx";
import type { MetricQuery } from "./metric-query.ts";

const SECONDS = 10;
const SHOWN = 15;

/** Deployments that took unusually long and, apart from them, lasting changes of level. */
export function AnomaliesPanel({ query }: { readonly query: MetricQuery }) {
  const anomalies = usePoll(resources.anomalies({ ...query, limit: 100 }), SECONDS);
  return (
    <Panel title="Anomalies" aside={`last ${query.windowDays} days`} testId="deployments-anomalies">
      <Loaded of={anomalies} lines={3}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <p class="muted">{nextCursor === null ? "No deployment took unusually long." : "None of the newest is of this environment."}</p>
          ) : (
            <Anomalies all={items} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function Anomalies({ all }: { readonly all: readonly Anomaly[] }) {
  const steps = all.filter(({ detector }) => detector === "step");
  const single = all.filter(({ detector }) => detector !== "step").slice(0, SHOWN);
  return (
    <>
      {steps.length > 0 && <Group title="Lasting steps" anomalies={steps.slice(0, SHOWN)} />}
      {single.length > 0 && <Group title="Single deployments" anomalies={single} />}
    </>
  );
}

const Group = ({ title, anomalies }: { readonly title: string; readonly anomalies: readonly Anomaly[] }) => (
  <section class="anomaly-group">
    <h3>{title}</h3>
    <ul>
      {anomalies.map((anomaly) => (
        <AnomalyRow key={`${anomaly.deploymentId} ${anomaly.detector}`} anomaly={anomaly} />
      ))}
    </ul>
  </section>
);
