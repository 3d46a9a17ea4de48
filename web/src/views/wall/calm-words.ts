import type { Wall } from "../../../../lambdas/contract/observer.ts";
import { ALL_BRANCHES, type WallFilter } from "../../app/routes.ts";
import { plural } from "../../text/format.ts";
import { chosenTiles } from "./chosen-tiles.ts";

export type Calm = { readonly title: string; readonly detail: string; readonly isCalm: boolean };

/** What it means that nothing needs attention. It is not said of what was not read. */
export const calmWords = (workflows: number, isUnsure: boolean): Calm =>
  isUnsure
    ? { title: "Nothing known needs attention", detail: "Not everything could be read; see above.", isCalm: false }
    : {
        title: "Nothing needs attention",
        detail: `${plural(workflows, "workflow")} watched here, and nothing to do.`,
        isCalm: true,
      };

/** How many tiles need attention on branches that the filter leaves out. */
export const elsewhereCount = (wall: Wall, filter: WallFilter): number =>
  chosenTiles(wall, { ...filter, attention: true, branch: ALL_BRANCHES }).length - chosenTiles(wall, { ...filter, attention: true }).length;
