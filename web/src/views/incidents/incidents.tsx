import type { IncidentStatus } from "../../../../lambdas/contract/incident.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { incidentsHref } from "../../app/hrefs.ts";
import type { IncidentFilter } from "../../app/routes.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Pager } from "../../elements/pager.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { IncidentItem } from "./incident-item.tsx";
import "../../elements/segments.css";

const SECONDS = 3;
const STATUSES: readonly (IncidentStatus | null)[] = [null, "open", "mitigating", "resolved"];

/** All incidents, newest first. */
export function IncidentsView({ filter }: { readonly filter: IncidentFilter }) {
  const incidents = usePoll(resources.incidents({ ...filter, limit: 50 }), SECONDS);
  return (
    <div class="view">
      <ViewHead title="Incidents">
        <nav class="segments" aria-label="Status">
          {STATUSES.map((status) => (
            <a key={status} href={incidentsHref({ status })} aria-current={filter.status === status ? "true" : undefined}>
              {status ?? "all"}
            </a>
          ))}
        </nav>
      </ViewHead>
      <Panel title={filter.cursor === null ? "Newest first" : "Older incidents"}>
        <Loaded of={incidents} lines={5}>
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 ? (
                <Empty title={filter.status === null ? "No incident yet" : `No ${filter.status} incident`}>
                  An incident opens when one kind of failure comes in several runs, and when a release is rolled back.
                </Empty>
              ) : (
                <ul data-testid="incidents">
                  {items.map((incident) => (
                    <IncidentItem key={incident.id} incident={incident} />
                  ))}
                </ul>
              )}
              <Pager
                newest={filter.cursor === null ? null : incidentsHref({ ...filter, cursor: null })}
                older={nextCursor === null ? null : incidentsHref({ ...filter, cursor: nextCursor })}
              />
            </>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}
