import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { deploymentsHref } from "../../app/hrefs.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { markOf } from "../../elements/mark-of.ts";
import { ViewHead } from "../../elements/view-head.tsx";
import { DeployedCommits } from "./deployed-commits.tsx";
import { DeploymentFacts } from "./deployment-facts.tsx";
import { DeploymentMark } from "./deployment-mark.tsx";
import { LaterFailureLine } from "./later-failure-line.tsx";
import { Simulated } from "./simulated.tsx";
import "../run/run-summary.css";

const SECONDS = 5;

/** One deployment: how it is, all that is known of it, and what it brought. */
export function DeploymentView({ id }: { readonly id: string }) {
  const deployment = usePoll(resources.deployment(id), SECONDS);
  const { data } = deployment;
  return (
    <div class="view" data-testid="deployment-view">
      <ViewHead
        title={data === null ? "Deployment" : `${data.service} to ${data.environment}`}
        before={<a href={deploymentsHref({ service: data?.service ?? null })}>Deployments</a>}
      />
      <Loaded of={deployment} lines={6}>
        {(known) => (
          <>
            <section
              class={`run-summary tone-${markOf(known.status, known.status === "running" ? null : known.status).tone}`}
              aria-label="Summary"
            >
              <p class="run-end" data-testid="deployment-status">
                <DeploymentMark status={known.status} />
                {known.simulated && <Simulated />}
                {known.reason !== null && <span>{known.reason}</span>}
                {known.failure !== null && <LaterFailureLine failure={known.failure} />}
              </p>
              <DeploymentFacts deployment={known} />
            </section>
            <DeployedCommits commits={known.commits} />
          </>
        )}
      </Loaded>
    </div>
  );
}
