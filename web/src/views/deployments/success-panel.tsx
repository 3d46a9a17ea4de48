import type { SuccessAnswer, SuccessRate } from "../../../../lambdas/contract/delivery.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { deploymentsHref } from "../../app/hrefs.ts";
import { Share } from "../../charts/share.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import type { MetricQuery } from "./metric-query.ts";
import { successLine, successPercent } from "./success-words.ts";
import "./success-panel.css";

const SECONDS = 10;

/** How many of what finished ended well: overall, and of each service and environment. */
export function SuccessPanel({ query }: { readonly query: MetricQuery }) {
  const success = usePoll(resources.successRate(query), SECONDS);
  return (
    <Panel title="Success rate" aside={`last ${query.windowDays} days`} testId="deployments-success">
      <Loaded of={success} lines={4}>
        {({ overall, services }) => (
          <>
            <Overall success={overall} />
            <ul class="success-rows">
              {services.map((row) => (
                <Row key={`${row.service} ${row.environment}`} row={row} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const Overall = ({ success }: { readonly success: SuccessRate }) => (
  <p class="success-overall">
    <strong>{successPercent(success)}</strong> <span class="muted small">{successLine(success)}</span>
  </p>
);

const Row = ({ row }: { readonly row: SuccessAnswer["services"][number] }) => (
  <li class="success-row">
    <span class="success-name">
      <a href={deploymentsHref({ service: row.service, environment: row.environment })}>{row.service}</a>{" "}
      <span class="muted small">{row.environment}</span>
    </span>
    <span class="success-percent">{successPercent(row)}</span>
    <Share percent={row.percent} />
    <span class="muted small">{successLine(row)}</span>
  </li>
);
