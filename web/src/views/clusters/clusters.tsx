import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { clustersHref } from "../../app/hrefs.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Pager } from "../../elements/pager.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { ClusterRow } from "./cluster-row.tsx";

const SECONDS = 5;

/** Failures grouped by fingerprint, last seen first. */
export function ClustersView({ cursor }: { readonly cursor: string | null }) {
  const clusters = usePoll(resources.clusters({ limit: 50, cursor }), SECONDS);
  return (
    <div class="view">
      <ViewHead title="Failure clusters" />
      <Panel title={cursor === null ? "Newest first" : "Older clusters"}>
        <Loaded of={clusters} lines={6}>
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 ? (
                <Empty title="No failure yet">Failures with the same fingerprint become one cluster.</Empty>
              ) : (
                <ul>
                  {items.map((cluster) => (
                    <ClusterRow key={cluster.id} cluster={cluster} />
                  ))}
                </ul>
              )}
              <Pager newest={cursor === null ? null : clustersHref()} older={nextCursor === null ? null : clustersHref(nextCursor)} />
            </>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}
