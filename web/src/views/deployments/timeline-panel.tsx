import type { Deployment } from "../../../../lambdas/contract/deployment.ts";
import type { Page } from "../../../../lambdas/contract/scalars.ts";
import type { Polled } from "../../api/use-poll.ts";
import { useNow } from "../../app/clock.ts";
import { lanesOf } from "../../charts/lanes.ts";
import { TimelineLanes } from "../../charts/timeline-lanes.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { plural } from "../../text/format.ts";
import { NoDeployments } from "./no-deployments.tsx";

type TimelineProps = { readonly recent: Polled<Page<Deployment>>; readonly filtered: boolean };

/** The recent deployments over time, a lane for each service. */
export function TimelinePanel({ recent, filtered }: TimelineProps) {
  const nowMs = useNow();
  const count = recent.data?.items.length ?? 0;
  return (
    <Panel title="Timeline" aside={count > 0 && `last ${plural(count, "deployment")}`} testId="deployments-timeline">
      <Loaded of={recent} lines={4}>
        {({ items }) => {
          const lanes = lanesOf(items, nowMs);
          return lanes === null ? <NoDeployments filtered={filtered} /> : <TimelineLanes {...lanes} />;
        }}
      </Loaded>
    </Panel>
  );
}
