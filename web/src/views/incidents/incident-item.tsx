import type { Incident } from "../../../../lambdas/contract/incident.ts";
import { incidentHref, runHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { When } from "../../elements/when.tsx";
import { impactLine } from "./impact-line.ts";
import { IncidentOrigin } from "./incident-origin.tsx";
import { IncidentStatusTag } from "./incident-status.tsx";
import "./incident-item.css";

/** One incident in a list: what, since when and which commit, and how much. */
export function IncidentItem({ incident }: { readonly incident: Incident }) {
  const { id, title, status, openedAt, resolvedAt, lastSeenAt, reopened, suspectedCause } = incident;
  const impact = impactLine(incident.impact);
  return (
    <li class={`incident-item incident-${status}`} data-testid="incident">
      <div class="incident-line">
        <IncidentStatusTag status={status} />
        <a class="incident-title" href={incidentHref(id)}>
          {title}
        </a>
      </div>
      <p class="muted small">
        Opened <When at={openedAt} />
        {suspectedCause?.commit && (
          <>
            , since commit{" "}
            <a href={runHref(suspectedCause.runId)}>
              <Commit sha={suspectedCause.commit} />
            </a>
          </>
        )}
        {resolvedAt === null ? (
          <>
            , last seen <When at={lastSeenAt} />
          </>
        ) : (
          <>
            , resolved <When at={resolvedAt} />
          </>
        )}
        {reopened > 0 && `, reopened ${reopened === 1 ? "once" : `${reopened} times`}`}. {impact !== null && `${impact}.`}
      </p>
      <IncidentOrigin incident={incident} />
    </li>
  );
}
