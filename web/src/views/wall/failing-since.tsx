import type { WallTile } from "../../../../lambdas/contract/observer.ts";
import { useNow } from "../../app/clock.ts";
import { runHref } from "../../app/hrefs.ts";
import { shortCommit } from "../../text/format.ts";
import { formatInstant } from "../../text/time.ts";
import { spanWords } from "./span-words.ts";
import { failedRuns } from "./tile-words.ts";

/** For how long, since which commit and for how many runs a workflow has failed. */
export function FailingSince({ tile: { failingSince, recent } }: { readonly tile: WallTile }) {
  const nowMs = useNow();
  if (failingSince === null) return null;
  const { at, commit, runId } = failingSince;
  const runs = failedRuns(recent);
  return (
    <p class="tile-failing">
      Failing for{" "}
      <time dateTime={at} title={`Since ${formatInstant(at)}`}>
        {spanWords(nowMs - Date.parse(at))}
      </time>
      {runs !== null && `, ${runs}`}, since{" "}
      <a href={runHref(runId)} title="The first run that failed">
        <code>{shortCommit(commit)}</code>
      </a>
    </p>
  );
}
