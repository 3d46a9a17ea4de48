import { setTimeout as sleep } from "node:timers/promises";
import type { ObservedAttempt } from "../../contract/observer.ts";
import { isMainBranch } from "../../domain/observer/default-branch.ts";
import { type KeptTile, withRun } from "../../domain/observer/tile.ts";
import type { Table } from "../../store/table.ts";
import { getTile, putTile } from "../../store/wall.ts";

const MAX_TRIES = 12;
/** A branch that saw no run for so long is off the wall; the default branch stays for longer. */
const KEPT_DAYS = 7;
const KEPT_DAYS_DEFAULT = 90;

export type NamedAttempt = { readonly of: ObservedAttempt; readonly runId: string };

/**
 * Show attempts on the tile that is theirs together. Safe to repeat and in any order: a tile keeps its newest runs. The
 * branches of merge queues are gone before anybody looks, and have none.
 */
export async function updateTile(
  insights: Table,
  attempts: readonly NamedAttempt[],
  defaultBranch: string | null,
  now: string,
): Promise<void> {
  const first = attempts[0]?.of;
  if (!first || first.branch.startsWith("gh-readonly-queue/")) return;
  const { repo, workflow, branch } = first;
  const seconds = Math.floor(Date.parse(now) / 1000);
  const days = isMainBranch(branch, defaultBranch) ? KEPT_DAYS_DEFAULT : KEPT_DAYS;
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const before = await getTile(insights, repo, workflow, branch);
    const after = attempts.reduce<KeptTile | null>((tile, { of, runId }) => withRun(tile, of, runId), before);
    const isShown = after === before && before !== null && before.expiresAt > seconds;
    if (!after || isShown || (await putTile(insights, before, after, seconds + days * 86_400)) === "stored") return;
    await sleep(Math.random() * 20 * tries);
  }
  throw new Error(`the tile of ${workflow} in ${repo} changed under ${MAX_TRIES} tries`);
}
