import type { CONCLUSIONS, RUN_STATUSES, SOURCES } from "../../../../lambdas/contract/run.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { runsHref } from "../../app/hrefs.ts";
import type { RunFilter } from "../../app/routes.ts";
import { go } from "../../app/use-route.ts";
import { Choice } from "../../elements/choice.tsx";
import { NameField } from "../../elements/name-field.tsx";
import { RepoField } from "../../elements/repo-field.tsx";
import { asWords } from "../../text/format.ts";
import { SPANS } from "../../text/since.ts";
import { formatInstant } from "../../text/time.ts";
import "../../elements/filters.css";

const STATUSES: readonly (typeof RUN_STATUSES)[number][] = ["queued", "in_progress", "completed"];
const ENDS: readonly (typeof CONCLUSIONS)[number][] = ["success", "failure", "timed_out", "cancelled", "errored"];
const FROM: readonly (typeof SOURCES)[number][] = ["bellwether", "github", "upload"];

/** The filters of the list of runs. A change goes into the URL, and from there into the list. */
export function RunFilters({ filter }: { readonly filter: RunFilter }) {
  const set = (change: Partial<RunFilter>) => go(runsHref({ ...filter, cursor: null, ...change }));
  const { data: known } = usePoll(resources.wallFilters, null);
  const { since } = filter;
  const spans = SPANS.map(({ value, words }) => ({ value: String(value), words: String(words) }));
  const exact =
    since !== null && !spans.some(({ value }) => value === since) ? [{ value: since, words: `since ${formatInstant(since)}` }] : [];

  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <RepoField value={filter.repo} onChange={(repo) => set({ repo })} />
      <Choice
        name="Source"
        value={filter.source}
        options={FROM.map((value) => ({ value, words: value }))}
        onChange={(source) => set({ source })}
      />
      <NameField name="Workflow" value={filter.workflow} known={known?.workflows ?? []} onChange={(workflow) => set({ workflow })} />
      <NameField name="Actor" value={filter.actor} known={known?.actors ?? []} onChange={(actor) => set({ actor })} />
      <Choice
        name="Status"
        value={filter.status}
        options={STATUSES.map((value) => ({ value, words: asWords(value) }))}
        onChange={(status) => set({ status })}
      />
      <Choice
        name="Conclusion"
        value={filter.conclusion}
        options={ENDS.map((value) => ({ value, words: asWords(value) }))}
        onChange={(conclusion) => set({ conclusion })}
      />
      <NameField name="Branch" value={filter.branch} known={known?.branches ?? []} onChange={(branch) => set({ branch })} />
      <Choice name="Since" value={since} options={[...spans, ...exact]} onChange={(value) => set({ since: value })} />
      {Object.values(filter).some((value) => value !== null) && (
        <a class="filter-clear" href={runsHref()}>
          Clear
        </a>
      )}
    </form>
  );
}
