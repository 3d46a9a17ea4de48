import type { Wall, WallTile } from "../../../../lambdas/contract/observer.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { useNow } from "../../app/clock.ts";
import { runHref, wallHref } from "../../app/hrefs.ts";
import { Loaded } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { chosenTiles } from "../wall/chosen-tiles.ts";
import { observerWords } from "../wall/observer-words.ts";
import { StateCounts } from "../wall/state-counts.tsx";
import { StateShape } from "../wall/state-shape.tsx";
import { tileKey } from "../wall/tile-groups.ts";
import { stateWords } from "../wall/tile-words.ts";
import "./github-panel.css";

const SECONDS = 10;
const SHOWN = 5;
const DEFAULT = { repo: null, branch: null, attention: false, big: false };

/** The wall in short: how many workflows are in which state, and those that need attention. Nothing where none is watched. */
export function GithubPanel() {
  const wall = usePoll(resources.wall, SECONDS);
  if (wall.data === null || wall.data.observer.status === "off") return null;
  return (
    <Panel title="GitHub Actions" class="github-panel" testId="overview-github" aside={<a href={wallHref()}>The wall</a>}>
      <Loaded of={wall}>{(data) => <InShort wall={data} />}</Loaded>
    </Panel>
  );
}

function InShort({ wall }: { readonly wall: Wall }) {
  const nowMs = useNow();
  const tiles = chosenTiles(wall, DEFAULT);
  const wanting = tiles.filter(({ needsAttention }) => needsAttention);
  const { status, isStale } = wall.observer;
  return (
    <>
      {(status !== "watching" || isStale) && (
        <p class="stale">
          {status === "watching" ? "Not up to date: GitHub was not read lately." : `${observerWords(wall.observer, nowMs)}.`}
        </p>
      )}
      <StateCounts tiles={tiles} />
      <ul class="github-wanting">
        {wanting.slice(0, SHOWN).map((tile) => (
          <Wanting key={tileKey(tile)} tile={tile} />
        ))}
      </ul>
      {wanting.length > SHOWN && <a href={wallHref({ attention: true })}>and {wanting.length - SHOWN} more</a>}
    </>
  );
}

const Wanting = ({ tile }: { readonly tile: WallTile }) => (
  <li class={`state-${tile.state}`}>
    <StateShape state={tile.state} />
    <span>
      <a href={runHref(tile.runId)}>{tile.workflowName}</a>{" "}
      <span class="muted small">
        {tile.repo} {tile.branch}, {stateWords(tile).toLowerCase()}
      </span>
    </span>
  </li>
);
