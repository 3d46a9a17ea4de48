import type { Wall } from "../../../../lambdas/contract/observer.ts";
import { wallHref } from "../../app/hrefs.ts";
import { ALL_BRANCHES, type WallFilter } from "../../app/routes.ts";
import { go } from "../../app/use-route.ts";
import { NameField } from "../../elements/name-field.tsx";
import "../../elements/filters.css";
import "../../elements/segments.css";

type WallFiltersProps = { readonly filter: WallFilter; readonly wall: Wall | null };

/** Which tiles are shown. A change goes into the URL, and from there onto the wall. */
export function WallFilters({ filter, wall }: WallFiltersProps) {
  const set = (change: Partial<WallFilter>) => go(wallHref({ ...filter, ...change }));
  const known = (name: "repo" | "branch") => [...new Set(wall?.tiles.map((tile) => tile[name]))].toSorted();
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <NameField name="Repository" value={filter.repo} known={known("repo")} onChange={(repo) => set({ repo })} />
      <NameField
        name="Branch"
        value={filter.branch === ALL_BRANCHES ? null : filter.branch}
        known={known("branch")}
        none={filter.branch === ALL_BRANCHES ? "all branches" : "default branches"}
        onChange={(branch) => set({ branch })}
      />
      <nav class="segments" aria-label="Branches">
        <a href={wallHref({ ...filter, branch: null })} aria-current={filter.branch === null ? "true" : undefined}>
          Default branches
        </a>
        <a href={wallHref({ ...filter, branch: ALL_BRANCHES })} aria-current={filter.branch === ALL_BRANCHES ? "true" : undefined}>
          All branches
        </a>
      </nav>
      <nav class="segments" aria-label="Attention">
        <a href={wallHref({ ...filter, attention: false })} aria-current={filter.attention ? undefined : "true"}>
          Everything
        </a>
        <a href={wallHref({ ...filter, attention: true })} aria-current={filter.attention ? "true" : undefined}>
          Only what needs attention
        </a>
      </nav>
    </form>
  );
}
