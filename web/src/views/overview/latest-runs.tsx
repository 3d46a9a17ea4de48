import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { runsHref } from "../../app/hrefs.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { RunRows } from "../runs/run-row.tsx";

const SECONDS = 2;

/** The last ten runs. */
export function LatestRuns() {
  const runs = usePoll(resources.runs({ limit: 10 }), SECONDS);
  return (
    <Panel title="Last runs" aside={<a href={runsHref()}>All runs</a>}>
      <Loaded of={runs} lines={6}>
        {({ items }) => (items.length === 0 ? <Empty title="No runs yet">Play a sample to see one.</Empty> : <RunRows runs={items} />)}
      </Loaded>
    </Panel>
  );
}
