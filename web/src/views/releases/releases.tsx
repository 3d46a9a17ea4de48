import { useState } from "preact/hooks";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { releasesHref } from "../../app/hrefs.ts";
import type { ReleaseFilter } from "../../app/routes.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Pager } from "../../elements/pager.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { ReleaseBoard } from "./board.tsx";
import { NewRelease } from "./new-release.tsx";
import { NoReleases } from "./no-releases.tsx";
import { ReleaseFilters } from "./release-filters.tsx";

const SECONDS = 5;

/** Releases on a board by environment, and the way to make one. */
export function ReleasesView({ filter }: { readonly filter: ReleaseFilter }) {
  const [making, setMaking] = useState(false);
  const releases = usePoll(resources.releases({ ...filter, limit: 50 }), SECONDS);
  const { cursor, ...chosen } = filter;
  return (
    <div class="view" data-testid="releases-view">
      <ViewHead title="Releases">
        <button
          type="button"
          class={making ? "" : "primary"}
          data-testid="new-release-open"
          aria-expanded={making}
          onClick={() => setMaking(!making)}
        >
          {making ? "Close" : "New release"}
        </button>
      </ViewHead>
      {making && <NewRelease />}
      <ReleaseFilters key={JSON.stringify(filter)} filter={filter} rows={releases.data?.items ?? []} />
      <Loaded of={releases} lines={6}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? (
              <NoReleases filtered={filter.service !== null || filter.status !== null} />
            ) : (
              <ReleaseBoard rows={items} />
            )}
            <Pager
              newest={cursor === null ? null : releasesHref(chosen)}
              older={nextCursor === null ? null : releasesHref({ ...chosen, cursor: nextCursor })}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}
