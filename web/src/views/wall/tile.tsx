import type { WallTile } from "../../../../lambdas/contract/observer.ts";
import { runHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { GithubLink } from "../../elements/github-link.tsx";
import { FailingSince } from "./failing-since.tsx";
import { StateShape } from "./state-shape.tsx";
import { TileStrip } from "./tile-strip.tsx";
import { TileSince, TileTook } from "./tile-time.tsx";
import { startedWords, stateWords, wasFailing, wasWords } from "./tile-words.ts";
import "./tile.css";
import "./tile-foot.css";

type TileProps = { readonly tile: WallTile; readonly asOf: string | null; readonly isStale: boolean };

/** A workflow's latest run on a branch. All of it leads to that run. */
export function Tile({ tile, asOf, isStale }: TileProps) {
  const looks = ["tile", `state-${tile.state}`, wasFailing(tile) && "tile-was-failing", isStale && "tile-stale"];
  const was = wasWords(tile);
  return (
    <li class={looks.filter(Boolean).join(" ")} data-testid="wall-tile" data-state={tile.state}>
      <p class="tile-state">
        <StateShape state={tile.state} />
        <span class="tile-state-words">
          <strong>
            {stateWords(tile)}
            {was !== null && ","}
          </strong>{" "}
          {was !== null && <span class="tile-was">{was}</span>}
        </span>
      </p>
      <h3 class="tile-name">
        <a href={runHref(tile.runId)}>{tile.workflowName}</a>
        {tile.workflow !== tile.workflowName && <code class="tile-file">{tile.workflow}</code>}
      </h3>
      <p class="tile-branch" title={tile.title ?? undefined}>
        <span class="tile-branch-name">{tile.branch}</span> <Commit sha={tile.commit} />
        {tile.title !== null && <span class="tile-title">{tile.title}</span>}
      </p>
      <TileTook tile={tile} asOf={isStale ? asOf : null} />
      <FailingSince tile={tile} />
      <div class="tile-foot">
        <TileSince tile={tile} asOf={asOf} isStale={isStale} />
        <TileStrip recent={tile.recent} />
      </div>
      <p class="tile-by">
        <span class="tile-by-words">
          {[`#${tile.runNumber}`, tile.attempt > 1 && `attempt ${tile.attempt}`, startedWords(tile)].filter(Boolean).join(", ")}
        </span>
        <GithubLink url={tile.url} class="tile-github" />
      </p>
    </li>
  );
}
