import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { flakyHref } from "../../app/hrefs.ts";
import { OutcomeStrip } from "../../charts/outcome-strip.tsx";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { formatPercent } from "../../text/format.ts";
import "./flaky-top.css";

const SECONDS = 10;
const SHOWN = 5;
const OUTCOMES = 24;

/** Tests with proof of flakiness, the last ones first. */
export function FlakyTop() {
  const tests = usePoll(resources.flakyTests({ verdict: "flaky", limit: SHOWN }), SECONDS);
  return (
    <Panel title="Flaky tests" aside={<a href={flakyHref()}>All verdicts</a>}>
      <Loaded of={tests}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="None proven flaky">A test is flaky when it passed and failed on one commit.</Empty>
          ) : (
            <ul class="flaky-top">
              {items.map(({ repo, test, failureRatio, outcomes }) => (
                <li key={`${repo} ${test}`}>
                  <a href={flakyHref({ repo })}>{test}</a>
                  <span class="muted small">
                    {repo}, fails {formatPercent(failureRatio)}
                  </span>
                  <OutcomeStrip outcomes={outcomes.slice(0, OUTCOMES)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
