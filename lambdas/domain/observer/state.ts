import type { WallState } from "../../contract/observer.ts";

const CONCLUDED = new Map<string | null, WallState>([
  ["success", "passing"],
  ["failure", "failing"],
  ["timed_out", "failing"],
  ["neutral", "skipped"],
  ["skipped", "skipped"],
  ["cancelled", "cancelled"],
  ["stale", "cancelled"],
]);
const UNFINISHED = new Map<string, WallState>([
  ["in_progress", "running"],
  ["queued", "queued"],
  ["requested", "queued"],
  ["waiting", "queued"],
  ["pending", "queued"],
]);

/** What a run looks like on the wall. Words that GitHub may yet invent are `other`, never a guess. */
export const stateOf = (status: string, conclusion: string | null): WallState =>
  (status === "completed" ? CONCLUDED.get(conclusion) : UNFINISHED.get(status)) ?? "other";

const HIDES_A_FAILURE: ReadonlySet<WallState> = new Set(["running", "queued", "cancelled"]);

/** Whether somebody should look: it fails, nobody knows what it does, or it failed before and has not passed since. */
export const needsAttention = (state: WallState, isFailingSoFar: boolean): boolean =>
  state === "failing" || state === "other" || (isFailingSoFar && HIDES_A_FAILURE.has(state));
