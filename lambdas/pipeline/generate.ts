import { drawRuns } from "../domain/generator/draw-runs.ts";
import { derivedId } from "../domain/runs/derived-id.ts";
import { newRun } from "../domain/runs/new-run.ts";
import { countGenerated, getGenerator } from "../store/generator.ts";
import { getRepo } from "../store/repos.ts";
import { queueNewRun } from "./queue-new-run.ts";
import type { RingBell } from "./queue-run.ts";
import type { Stores } from "./stores.ts";

const MINUTE = 60_000;

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
    const context = { id: derivedId(minute * MINUTE, digest), queuedAt: now, triggeredBy: "generator", timeoutSeconds, sourceId };
    if ((await queueNewRun(runs, ring, newRun({ repo: name, ref, commit, retries: 0 }, context))) === "created") queued++;
  }
  if (queued > 0) await countGenerated(registry, queued);
  return queued;
}
