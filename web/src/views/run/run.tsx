import { useEffect, useState } from "preact/hooks";
import type { Run } from "../../../../lambdas/contract/run.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { runsHref } from "../../app/hrefs.ts";
import type { RunPlace } from "../../app/routes.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { shortId } from "../../text/format.ts";
import { Failures } from "./failures.tsx";
import { History } from "./history.tsx";
import { RunSummary } from "./run-summary.tsx";
import { RunTabs } from "./run-tabs.tsx";
import { RunWays } from "./run-ways.tsx";
import { Steps } from "./steps.tsx";
import { Tests } from "./tests.tsx";

const SECONDS_RUNNING = 1;
const SECONDS_ENDED = 10;
/** GitHub itself is asked no more often. */
const SECONDS_GITHUB = 10;

/** One run: how it ended and why, its steps with their logs, its tests, its history. Followed while it runs. */
export function RunView({ id, place }: { readonly id: string; readonly place: RunPlace }) {
  const [seconds, setSeconds] = useState(SECONDS_RUNNING);
  const known = usePoll(resources.run(id), seconds);
  const wanted = secondsFor(known.data);
  useEffect(() => setSeconds(wanted), [wanted]);
  const title = known.data ? `${known.data.repo} ${shortId(id)}` : `Run ${shortId(id)}`;
  return (
    <div class="view" data-testid="run-view">
      <ViewHead title={title} before={<a href={runsHref(known.data ? { repo: known.data.repo } : {})}>Runs</a>}>
        {known.data && <RunWays run={known.data} />}
      </ViewHead>
      <Loaded of={known} lines={8}>
        {(run) => <RunParts run={run} place={place} />}
      </Loaded>
    </div>
  );
}

function secondsFor(run: Run | null): number {
  if (run?.status === "completed") return SECONDS_ENDED;
  return run?.source === "github" ? SECONDS_GITHUB : SECONDS_RUNNING;
}

const RunParts = ({ run, place }: { readonly run: Run; readonly place: RunPlace }) => (
  <div class="view">
    <RunSummary run={run} />
    {run.failures.length > 0 && <Failures run={run} />}
    <RunTabs run={run} tab={place.tab} />
    {place.tab === "steps" && <Steps run={run} place={place} />}
    {place.tab === "tests" && <Tests key={`${run.attempt} ${run.status}`} run={run} />}
    {place.tab === "history" && <History run={run} />}
  </div>
);
