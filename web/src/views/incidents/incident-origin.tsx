import type { Incident } from "../../../../lambdas/contract/incident.ts";
import { deploymentHref, deploymentsHref, releaseHref } from "../../app/hrefs.ts";
import { shortId } from "../../text/format.ts";

/** The service, release and deployment of an incident that a rollback opened; nothing of any other. */
export function IncidentOrigin({ incident: { service, environment, releaseId, deploymentId } }: { readonly incident: Incident }) {
  if (service === null) return null;
  return (
    <p class="small" data-testid="incident-origin">
      <a href={deploymentsHref({ service })}>{service}</a>
      {environment !== null && ` in ${environment}`}
      {releaseId !== null && (
        <>
          , release{" "}
          <a href={releaseHref(releaseId)} title={releaseId}>
            {shortId(releaseId)}
          </a>
        </>
      )}
      {deploymentId !== null && (
        <>
          , deployment{" "}
          <a href={deploymentHref(deploymentId)} title={deploymentId}>
            {shortId(deploymentId)}
          </a>
        </>
      )}
    </p>
  );
}
