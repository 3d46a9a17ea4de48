import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { deploymentsHref } from "../../app/hrefs.ts";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { formatCount } from "../../text/format.ts";
import { successLine, successPercent } from "../deployments/success-words.ts";

const SECONDS = 5;
const SECONDS_RATE = 10;

/** How many deployments are under way, and how well they have gone. */
export function DeploymentsPanel() {
  const running = usePoll(resources.runningDeployments, SECONDS);
  const success = usePoll(resources.successRate({ windowDays: 30 }), SECONDS_RATE);
  return (
    <Panel title="Deployments" testId="overview-deployments" aside={<a href={deploymentsHref()}>All deployments</a>}>
      <Loaded of={success} lines={2}>
        {({ overall, windowDays }) => (
          <>
            <Facts>
              <Fact name={`Success rate, ${windowDays} days`}>{successPercent(overall)}</Fact>
              <Fact name="Running now">{formatCount(running.data?.items.length ?? null)}</Fact>
            </Facts>
            <p class="muted small">{successLine(overall)}</p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
