import type { Deployment } from "../../../../lambdas/contract/deployment.ts";
import { deploymentHref, deploymentsHref, releaseHref, runHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { Fact, Facts } from "../../elements/facts.tsx";
import { When } from "../../elements/when.tsx";
import { NO_DATA, shortId } from "../../text/format.ts";
import { formatInstant } from "../../text/time.ts";
import { Took } from "./took.tsx";

/** All that is recorded of a deployment; a dash where there is no data. */
export const DeploymentFacts = ({ deployment }: { readonly deployment: Deployment }) => (
  <Facts>
    <Fact name="Service">
      <a href={deploymentsHref({ service: deployment.service })}>{deployment.service}</a>
    </Fact>
    <Fact name="Environment">{deployment.environment}</Fact>
    <Fact name="Commit">
      <Commit sha={deployment.commit} />
    </Fact>
    <Fact name="Version">{deployment.version ?? NO_DATA}</Fact>
    <Fact name="By">
      {deployment.deployedBy}
      {deployment.source !== deployment.deployedBy && `, ${deployment.source}`}
    </Fact>
    <Fact name="Started">
      <When at={deployment.startedAt} />
    </Fact>
    <Fact name="Finished">
      <When at={deployment.finishedAt} />
    </Fact>
    <Fact name="Took">
      <Took deployment={deployment} />
    </Fact>
    {deployment.status === "running" && (
      <Fact name="Deadline" title="Then it is cancelled, if it still runs">
        {formatInstant(deployment.deadlineAt)}
      </Fact>
    )}
    <Fact name="Run">{deployment.runId === null ? NO_DATA : <a href={runHref(deployment.runId)}>{shortId(deployment.runId)}</a>}</Fact>
    <Fact name="Release">
      {deployment.releaseId === null ? NO_DATA : <a href={releaseHref(deployment.releaseId)}>{shortId(deployment.releaseId)}</a>}
    </Fact>
    <Other name="Rollback of" id={deployment.rollbackOf} />
    <Other name="Rolled back by" id={deployment.rolledBackBy} />
    <Other name="Hotfix of" id={deployment.hotfixOf} />
    <Fact name="Id">
      <code>{deployment.id}</code>
    </Fact>
  </Facts>
);

const Other = ({ name, id }: { readonly name: string; readonly id: string | null }) =>
  id === null ? null : (
    <Fact name={name}>
      <a href={deploymentHref(id)} title={id}>
        {shortId(id)}
      </a>
    </Fact>
  );
