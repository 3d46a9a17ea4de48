import type { Deployment } from "../../../../lambdas/contract/deployment.ts";
import type { Page } from "../../../../lambdas/contract/scalars.ts";
import * as resources from "../../api/resources.ts";
import { type Polled, usePoll } from "../../api/use-poll.ts";
import type { DeploymentFilter } from "../../app/routes.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { DeploymentRows } from "./deployment-row.tsx";
import { lastFinished } from "./last-finished.ts";
import { isFiltered } from "./matches.ts";
import { NoDeployments } from "./no-deployments.tsx";

const SECONDS = 5;
const SHOWN = 10;

type LatestProps = { readonly filter: DeploymentFilter; readonly recent: Polled<Page<Deployment>> };

/** The last ten that finished: of all, or, where a filter is set, of the recent ones that match it. */
export function Latest({ filter, recent }: LatestProps) {
  const filtered = isFiltered(filter);
  const latest = usePoll(filtered ? null : resources.latestDeployments, SECONDS);
  return (
    <Panel title="Latest finished" testId="deployments-latest">
      <Loaded of={filtered ? recent : latest} lines={6}>
        {({ items }) => {
          const finished = lastFinished(items, SHOWN);
          return finished.length === 0 ? <NoDeployments filtered={filtered} /> : <DeploymentRows deployments={finished} />;
        }}
      </Loaded>
    </Panel>
  );
}
