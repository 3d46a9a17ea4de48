import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { DoraCard } from "./dora-card.tsx";
import { DORA_KEYS } from "./dora-words.ts";
import type { MetricQuery } from "./metric-query.ts";
import "./dora-panel.css";

const SECONDS = 15;

/** The five DORA keys of a service, or of all, in one environment: production where the filter names none. */
export function DoraPanel({ query }: { readonly query: MetricQuery }) {
  const dora = usePoll(resources.dora({ ...query, environment: query.environment ?? "production" }), SECONDS);
  return (
    <Panel
      title="DORA keys"
      testId="deployments-dora"
      aside={dora.data && `${dora.data.service ?? "all services"} in ${dora.data.environment}, last ${dora.data.windowDays} days`}
    >
      <Loaded of={dora} lines={5}>
        {(data) => (
          <>
            <ul class="dora-cards">
              {DORA_KEYS.map(({ key, name }) => (
                <DoraCard key={key} name={name} of={data[key]} bands={data.bands} />
              ))}
            </ul>
            <p class="dora-source muted small">
              Bands of{" "}
              <a href={data.bands.url} rel="noreferrer">
                {data.bands.report}
              </a>
              , table {data.bands.version}.
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
