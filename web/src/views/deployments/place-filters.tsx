import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { deploymentsHref } from "../../app/hrefs.ts";
import type { DeploymentFilter } from "../../app/routes.ts";
import { go } from "../../app/use-route.ts";
import { NameField } from "../../elements/name-field.tsx";
import { isFiltered } from "./matches.ts";
import "../../elements/filters.css";

/** Which service and environment the view is of; those that deployed in the last 90 days are suggested. */
export function PlaceFilters({ filter }: { readonly filter: DeploymentFilter }) {
  const { data } = usePoll(resources.successRate({ windowDays: 90 }), null);
  const set = (change: Partial<DeploymentFilter>) => go(deploymentsHref({ ...filter, ...change }));
  const known = (name: "service" | "environment") => [...new Set(data?.services.map((row) => row[name]))].toSorted();
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <NameField name="Service" value={filter.service} known={known("service")} onChange={(service) => set({ service })} />
      <NameField
        name="Environment"
        value={filter.environment}
        known={known("environment")}
        onChange={(environment) => set({ environment })}
      />
      {isFiltered(filter) && (
        <a class="filter-clear" href={deploymentsHref({ windowDays: filter.windowDays })}>
          Clear
        </a>
      )}
    </form>
  );
}
