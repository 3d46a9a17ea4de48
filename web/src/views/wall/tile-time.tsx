import type { WallTile } from "../../../../lambdas/contract/observer.ts";
import { useNow } from "../../app/clock.ts";
import { When } from "../../elements/when.tsx";
import { formatDuration } from "../../text/format.ts";
import { formatMoment } from "./moment.ts";
import { type Progress, progressOf } from "./progress.ts";
import { ProgressBar } from "./progress-bar.tsx";

/** How long it took against its usual; of a run under way how long until now, or until when it was last seen. */
export function TileTook({ tile, asOf }: { readonly tile: WallTile; readonly asOf: string | null }) {
  const nowMs = useNow();
  const { state, startedAt, usualSeconds, durationSeconds } = tile;
  if (state === "queued")
    return (
      <p class="tile-took">
        waits to start
        <Usual seconds={usualSeconds} />
      </p>
    );
  if (state !== "running")
    return (
      <p class="tile-took">
        {formatDuration(durationSeconds)}
        <Usual seconds={usualSeconds} />
      </p>
    );
  const progress = progressOf(startedAt, usualSeconds, asOf === null ? nowMs : Date.parse(asOf));
  return <Running progress={progress} usualSeconds={usualSeconds} />;
}

const Running = ({ progress, usualSeconds }: { readonly progress: Progress; readonly usualSeconds: number | null }) => (
  <div class={`tile-took ${progress.isOverdue ? "tile-overdue" : ""}`}>
    {progress.isOverdue ? <strong>Overdue: </strong> : "for "}
    {formatDuration(progress.elapsedSeconds)}
    <Usual seconds={usualSeconds} />
    <ProgressBar ratio={progress.ratio} />
  </div>
);

const Usual = ({ seconds }: { readonly seconds: number | null }) =>
  seconds === null ? null : (
    <>
      , <span class="tile-usual">usually {formatDuration(seconds)}</span>
    </>
  );

type TileSinceProps = { readonly tile: WallTile; readonly asOf: string | null; readonly isStale: boolean };

/** How long ago it came to this state; of what is stale, how old it is. */
export function TileSince({ tile: { state, startedAt, updatedAt }, asOf, isStale }: TileSinceProps) {
  const nowMs = useNow();
  if (isStale) return <span class="tile-since">{asOf === null ? "not up to date" : `as of ${formatMoment(asOf, nowMs)}`}</span>;
  return (
    <span class="tile-since">
      <When at={state === "running" || state === "queued" ? startedAt : updatedAt} />
    </span>
  );
}
