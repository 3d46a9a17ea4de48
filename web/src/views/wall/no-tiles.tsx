import type { Wall } from "../../../../lambdas/contract/observer.ts";
import { wallHref } from "../../app/hrefs.ts";
import { ALL_BRANCHES, type WallFilter } from "../../app/routes.ts";
import { Empty } from "../../elements/empty.tsx";
import { calmWords, elsewhereCount } from "./calm-words.ts";
import { chosenTiles } from "./chosen-tiles.ts";
import type { Staleness } from "./staleness.ts";

type NoTilesProps = { readonly wall: Wall; readonly filter: WallFilter; readonly stale: Staleness | null };

const isWhole = ({ status, repos }: Wall["observer"]): boolean => status === "watching" && repos.every(({ trouble }) => trouble === null);

/** Nothing is shown: because nothing is wrong, or because nothing matches. */
export function NoTiles({ wall, filter, stale }: NoTilesProps) {
  const rest = { ...filter, attention: false };
  const others = new Set(chosenTiles(wall, rest).map(({ repo, workflow }) => `${repo} ${workflow}`)).size;
  if (!filter.attention || others === 0) {
    return (
      <Empty title="No tile matches">
        <a href={wallHref({ big: filter.big })}>Show the default branches of every repository</a>
      </Empty>
    );
  }
  const elsewhere = elsewhereCount(wall, filter);
  const { title, detail, isCalm } = calmWords(others, stale !== null || !isWhole(wall.observer));
  return (
    <div class={`calm ${isCalm ? "" : "calm-unsure"}`} data-testid="wall-calm">
      <p class="calm-title">{title}</p>
      <p>{detail}</p>
      <p>
        <a href={wallHref(rest)}>Show everything</a>
        {elsewhere > 0 && (
          <>
            {" · "}
            <a href={wallHref({ ...filter, branch: ALL_BRANCHES })}>{elsewhere} on other branches</a>
          </>
        )}
      </p>
    </div>
  );
}
