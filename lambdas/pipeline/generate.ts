import { encodeTime } from "ulid";
import { drawRuns } from "../domain/generator/draw-runs.ts";
import { newRun } from "../domain/runs/new-run.ts";
import { countGenerated, getGenerator } from "../store/generator.ts";
import { getRepo } from "../store/repos.ts";
import { queueNewRun } from "./queue-new-run.ts";
import type { RingBell } from "./queue-run.ts";
import type { Stores } from "./stores.ts";

const MINUTE = 60_000;

/** An id of the minute with a random part that is not random: the same for the same draw. */
const idOf = (minute: number, digest: string): string =>
  `${encodeTime(minute * MINUTE, 10)}${BigInt(`0x${digest.slice(0, 20)}`)
    .toString(32)
    .toUpperCase()
    .padStart(16, "0")
    .replace(/[ILOU]/g, (letter) => ({ I: "W", L: "X", O: "Y", U: "Z" })[letter] ?? letter)}`;

/**
 * While the generator is on, queue its sample runs of one minute. A run's id follows from the seed and the minute, so that
 * a tick that is delivered twice adds nothing.
 */
export async function generateRuns({ runs, registry }: Stores, ring: RingBell, now: string): Promise<number> {
  const generator = await getGenerator(registry);
  if (!generator.on) return 0;
  const minute = Math.floor(Date.parse(now) / MINUTE);
  let queued = 0;
  for (const { repo: name, commit, digest } of drawRuns(generator, minute)) {
    const repo = await getRepo(registry, name);
    if (!repo?.sourceId) continue;
    const { timeoutSeconds, sourceId, defaultBranch: ref } = repo;
    const context = { id: idOf(minute, digest), queuedAt: now, triggeredBy: "generator", timeoutSeconds, sourceId };
    if ((await queueNewRun(runs, ring, newRun({ repo: name, ref, commit, retries: 0 }, context))) === "created") queued++;
  }
  if (queued > 0) await countGenerated(registry, queued);
  return queued;
}
