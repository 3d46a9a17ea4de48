import type { ReleaseRow } from "../../../../lambdas/contract/release-view.ts";
import { releasesHref } from "../../app/hrefs.ts";
import type { ReleaseFilter } from "../../app/routes.ts";
import { go } from "../../app/use-route.ts";
import { Choice } from "../../elements/choice.tsx";
import { NameField } from "../../elements/name-field.tsx";
import { asWords } from "../../text/format.ts";
import { STATUSES } from "./look-of.ts";
import "../../elements/filters.css";

type ReleaseFiltersProps = { readonly filter: ReleaseFilter; readonly rows: readonly ReleaseRow[] };

/** Which releases the board is of; the services on it are suggested. */
export function ReleaseFilters({ filter: { status, service }, rows }: ReleaseFiltersProps) {
  const set = (change: Partial<ReleaseFilter>) => go(releasesHref({ status, service, ...change }));
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <NameField
        name="Service"
        value={service}
        known={[...new Set(rows.map((row) => row.service))].toSorted()}
        onChange={(name) => set({ service: name })}
      />
      <Choice
        name="Status"
        value={status}
        options={STATUSES.map((value) => ({ value, words: asWords(value) }))}
        onChange={(name) => set({ status: name })}
      />
      {(service !== null || status !== null) && (
        <a class="filter-clear" href={releasesHref()}>
          Clear
        </a>
      )}
    </form>
  );
}
