import type { WallState, WallTile } from "../../../../lambdas/contract/observer.ts";
import { asWords, plural } from "../../text/format.ts";

const WORDS: Record<WallState, string> = {
  passing: "Passing",
  failing: "Failing",
  running: "Running",
  queued: "Queued",
  cancelled: "Cancelled",
  skipped: "Skipped",
  other: "Other",
};

/** A state as it is told among others: "2 failing". */
export const stateName = (state: WallState): string => WORDS[state].toLowerCase();

/** A tile's state. GitHub's own word is told where it says more than ours. */
export function stateWords({ state, status, conclusion }: WallTile): string {
  const own = conclusion ?? status;
  return PLAIN[state].includes(own) ? WORDS[state] : `${WORDS[state]}: ${asWords(own)}`;
}

/** What GitHub calls a state that needs no further word. */
const PLAIN: Record<WallState, readonly string[]> = {
  passing: ["success"],
  failing: ["failure"],
  running: ["in_progress"],
  queued: ["queued"],
  cancelled: ["cancelled"],
  skipped: ["skipped"],
  other: [],
};

/** How the workflow was before, where its latest run does not tell: "was failing"; null where it does, or nothing is known. */
export function wasWords({ state, previousConclusion, failingSince }: WallTile): string | null {
  if (state === "failing") return null;
  if (failingSince !== null) return "was failing";
  if ((state !== "running" && state !== "queued") || previousConclusion === null) return null;
  return `was ${previousConclusion === "success" ? "passing" : asWords(previousConclusion)}`;
}

/** Whether a failure lies behind a state that does not look like one. */
export const wasFailing = ({ state, failingSince }: WallTile): boolean => state !== "failing" && failingSince !== null;

/** "3 runs": how many failed in a row; "at least" where the tile does not remember the success before them. Null for none. */
export function failedRuns(recent: readonly WallState[]): string | null {
  const success = recent.indexOf("passing");
  const count = recent.slice(0, success < 0 ? recent.length : success).filter((state) => state === "failing").length;
  if (count === 0) return null;
  return success < 0 && count > 1 ? `at least ${plural(count, "run")}` : plural(count, "run");
}

/** "push by mina", "scheduled": what started a run, and who. */
export function startedWords({ event, actor }: { readonly event: string | null; readonly actor: string | null }): string | null {
  const words = [event === null || event === "" ? null : asWords(event), actor === null || actor === "" ? null : `by ${actor}`];
  return words.filter((word) => word !== null).join(" ") || null;
}
