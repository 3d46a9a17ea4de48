import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import type { DeploymentFilter } from "../../app/routes.ts";
import { ViewHead } from "../../elements/view-head.tsx";
import { AnomaliesPanel } from "./anomalies-panel.tsx";
import { DaysChoice } from "./days-choice.tsx";
import { DoraPanel } from "./dora-panel.tsx";
import { GeneratorSwitch } from "./generator-switch.tsx";
import { Latest } from "./latest.tsx";
import { isFiltered } from "./matches.ts";
import { metricQueryOf } from "./metric-query.ts";
import { PercentilesPanel } from "./percentiles-panel.tsx";
import { PlaceFilters } from "./place-filters.tsx";
import { Running } from "./running.tsx";
import { SuccessPanel } from "./success-panel.tsx";
import { TimelinePanel } from "./timeline-panel.tsx";
import "./deployments.css";

const SECONDS = 5;

/** What is being deployed, what was, and how well that goes; of one service or environment where the URL names it. */
export function DeploymentsView({ filter }: { readonly filter: DeploymentFilter }) {
  const { service, environment } = filter;
  const recent = usePoll(resources.deployments({ service, environment, limit: 100 }), SECONDS);
  const query = metricQueryOf(filter);
  return (
    <div class="view" data-testid="deployments-view">
      <ViewHead title="Deployments">
        <DaysChoice filter={filter} />
      </ViewHead>
      <PlaceFilters key={JSON.stringify(filter)} filter={filter} />
      <DoraPanel query={query} />
      <TimelinePanel recent={recent} filtered={isFiltered(filter)} />
      <div class="deployment-columns">
        <div class="view">
          <Running filter={filter} />
          <Latest filter={filter} recent={recent} />
          <PercentilesPanel query={query} />
        </div>
        <div class="view">
          <GeneratorSwitch />
          <SuccessPanel query={query} />
          <AnomaliesPanel query={query} />
        </div>
      </div>
    </div>
  );
}
