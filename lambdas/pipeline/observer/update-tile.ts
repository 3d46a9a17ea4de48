import { setTimeout as sleep } from "node:timers/promises";
import type { ObservedAttempt } from "../../contract/observer.ts";
import { withRun } from "../../domain/observer/tile.ts";
import type { Table } from "../../store/table.ts";
import { getTile, putTile } from "../../store/wall.ts";

const MAX_TRIES = 12;
/** A branch that saw no run for so long is off the wall. */
const KEPT_DAYS = 30;

/** Show an attempt on its tile. Safe to repeat and in any order: a tile keeps its newest runs. */
export async function updateTile(insights: Table, of: ObservedAttempt, runId: string, now: string): Promise<void> {
  const expiresAt = Math.floor(Date.parse(now) / 1000) + KEPT_DAYS * 86_400;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const before = await getTile(insights, of.repo, of.workflow, of.branch);
    const after = withRun(before, of, runId);
    if (after === before || (await putTile(insights, before, after, expiresAt)) === "stored") return;
    await sleep(Math.random() * 20 * tries);
  }
  throw new Error(`the tile of ${of.workflow} in ${of.repo} changed under ${MAX_TRIES} tries`);
}
