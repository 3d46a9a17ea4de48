import type { Deployment } from "../../../../lambdas/contract/deployment.ts";
import { deploymentHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { When } from "../../elements/when.tsx";
import { DeploymentMark } from "./deployment-mark.tsx";
import { Simulated } from "./simulated.tsx";
import { Took } from "./took.tsx";
import { whyLine } from "./why-line.ts";
import "./deployment-row.css";

/** One deployment in a list. */
export function DeploymentRow({ deployment }: { readonly deployment: Deployment }) {
  const { id, service, environment, status, commit, version, deployedBy, simulated, startedAt, finishedAt } = deployment;
  const why = whyLine(deployment);
  return (
    <li class="deployment-row" data-testid="deployment-row">
      <DeploymentMark status={status} />
      <div class="deployment-what">
        <span>
          <a href={deploymentHref(id)} class="deployment-service">
            {service}
          </a>{" "}
          <span class="muted small">{environment}</span> {simulated && <Simulated />}
        </span>
        <span class="muted small">
          <Commit sha={commit} />
          {version !== null && `, ${version}`}, by {deployedBy}
        </span>
        {why !== null && <span class="small">{why}</span>}
      </div>
      <span class="deployment-time">
        <Took deployment={deployment} />
      </span>
      <span class="deployment-when muted small">
        <When at={finishedAt ?? startedAt} />
      </span>
    </li>
  );
}

/** A list of deployments, newest first. */
export const DeploymentRows = ({ deployments }: { readonly deployments: readonly Deployment[] }) => (
  <ol>
    {deployments.map((deployment) => (
      <DeploymentRow key={deployment.id} deployment={deployment} />
    ))}
  </ol>
);
