import type { WallState, WallTile } from "../../contract/observer.ts";
import { median } from "../delivery/anomalies/baseline.ts";
import { toMilliseconds } from "../metrics/rounding.ts";
import { secondsBetween } from "../runs/instant.ts";
import { stateOf } from "./state.ts";

const RECENT = 10;
const ENOUGH_FOR_USUAL = 3;

type PastRun = Pick<WallTile, "runId" | "commit" | "status" | "conclusion" | "startedAt" | "updatedAt">;

const isCompleted = ({ status }: PastRun): boolean => status === "completed";
const shownState = ({ status, conclusion }: PastRun): WallState => stateOf(status, conclusion);

/** Null while it runs. GitHub tells no end of a run: its last change is the closest. */
export const durationSeconds = (run: PastRun): number | null => (isCompleted(run) ? secondsBetween(run.startedAt, run.updatedAt) : null);

/** Of the newest that is completed. All lists here are newest first. */
export const previousConclusion = (before: readonly PastRun[]): string | null => before.find(isCompleted)?.conclusion ?? null;

/** Median of the successes; null below three, as one odd run would speak for all. */
export function usualSeconds(runs: readonly PastRun[]): number | null {
  const passing = runs.filter((run) => shownState(run) === "passing");
  return passing.length < ENOUGH_FOR_USUAL
    ? null
    : toMilliseconds(median(passing.map(durationSeconds).filter((seconds) => seconds !== null)));
}

/** The oldest failure since the last success; null where the last verdict is a success. What was skipped or cancelled is no verdict. */
export function failingSince(runs: readonly PastRun[]): WallTile["failingSince"] {
  const lastPass = runs.findIndex((run) => shownState(run) === "passing");
  const first = runs.slice(0, lastPass === -1 ? undefined : lastPass).findLast((run) => shownState(run) === "failing");
  return first ? { at: first.updatedAt, commit: first.commit, runId: first.runId } : null;
}

/** The last ten that are completed. */
export const recentStates = (runs: readonly PastRun[]): WallState[] => runs.filter(isCompleted).slice(0, RECENT).map(shownState);
