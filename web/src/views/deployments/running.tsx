import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import type { DeploymentFilter } from "../../app/routes.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { plural } from "../../text/format.ts";
import { DeploymentRows } from "./deployment-row.tsx";
import { matches } from "./matches.ts";

const SECONDS = 5;

/** Deployments under way, with the time they have taken so far. */
export function Running({ filter }: { readonly filter: DeploymentFilter }) {
  const running = usePoll(resources.runningDeployments, SECONDS);
  const shown = running.data?.items.filter((one) => matches(filter, one)) ?? [];
  return (
    <Panel title="Running now" testId="deployments-running" aside={running.data && plural(shown.length, "deployment")}>
      <Loaded of={running} lines={2}>
        {() => (shown.length === 0 ? <p class="muted">No deployment is under way.</p> : <DeploymentRows deployments={shown} />)}
      </Loaded>
    </Panel>
  );
}
