import type { Incident } from "../../../../lambdas/contract/incident.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { incidentsHref } from "../../app/hrefs.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { IncidentItem } from "../incidents/incident-item.tsx";
import "./broken-now.css";

const SECONDS = 3;
const SHOWN = 5;

/** Incidents that are not over, those first that failed last; or that there are none. */
export function BrokenNow() {
  const open = usePoll(resources.incidents({ status: "open", limit: 20 }), SECONDS);
  const mitigating = usePoll(resources.incidents({ status: "mitigating", limit: 20 }), SECONDS);
  return (
    <Panel title="Broken right now" testId="broken-now" aside={<a href={incidentsHref()}>All incidents</a>}>
      <Loaded of={open} lines={2}>
        {({ items }) => <Broken incidents={[...items, ...(mitigating.data?.items ?? [])].toSorted(lastSeenFirst)} />}
      </Loaded>
    </Panel>
  );
}

function Broken({ incidents }: { readonly incidents: readonly Incident[] }) {
  if (incidents.length === 0) {
    return (
      <p class="all-well">
        <i aria-hidden="true" /> No open incident.
      </p>
    );
  }
  return (
    <>
      <ul class="broken-list">
        {incidents.slice(0, SHOWN).map((incident) => (
          <IncidentItem key={incident.id} incident={incident} />
        ))}
      </ul>
      {incidents.length > SHOWN && (
        <p class="broken-more">
          <a href={incidentsHref({ status: "open" })}>and {incidents.length - SHOWN} more</a>
        </p>
      )}
    </>
  );
}

const lastSeenFirst = (a: Incident, b: Incident): number => b.lastSeenAt.localeCompare(a.lastSeenAt);
