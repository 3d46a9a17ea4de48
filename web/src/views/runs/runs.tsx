import { useState } from "preact/hooks";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { runsHref } from "../../app/hrefs.ts";
import type { RunFilter } from "../../app/routes.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Pager } from "../../elements/pager.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { sinceInstant } from "../../text/since.ts";
import { RunFilters } from "./run-filters.tsx";
import { RunRows } from "./run-row.tsx";

const SECONDS = 3;
const SECONDS_OLDER = 15;

/** All runs, newest first, filtered and paged by the URL. */
export function RunsView({ filter }: { readonly filter: RunFilter }) {
  const [nowMs] = useState(Date.now);
  const since = sinceInstant(filter.since, nowMs);
  const asked = { ...filter, since };
  const runs = usePoll(resources.runs({ ...asked, limit: 50 }), filter.cursor === null ? SECONDS : SECONDS_OLDER);
  const filtered = Object.values({ ...filter, cursor: null }).some((value) => value !== null);

  return (
    <div class="view">
      <ViewHead title="Runs" />
      <RunFilters key={JSON.stringify(filter)} filter={filter} />
      <Panel title={filter.cursor === null ? "Newest first" : "Older runs"}>
        <Loaded of={runs} lines={8}>
          {({ items, nextCursor }) => (
            <>
              {items.length === 0 ? <NoRuns filtered={filtered} more={nextCursor !== null} /> : <RunRows runs={items} />}
              <Pager
                newest={filter.cursor === null ? null : runsHref({ ...filter, cursor: null })}
                older={nextCursor === null ? null : runsHref({ ...asked, cursor: nextCursor })}
              />
            </>
          )}
        </Loaded>
      </Panel>
    </div>
  );
}

function NoRuns({ filtered, more }: { readonly filtered: boolean; readonly more: boolean }) {
  if (more) return <Empty title="None among those looked at">Older runs may still match.</Empty>;
  if (filtered) return <Empty title="No run matches">Take a filter away to see more.</Empty>;
  return <Empty title="No runs yet">Play a sample on the overview, or queue a run by the API.</Empty>;
}
