import type { WallTile } from "../../../lambdas/contract/observer.ts";
import type { Run } from "../../../lambdas/contract/run.ts";
import { aRun, newId } from "./factories.ts";
import { failingLog, passingLog } from "./logs.ts";
import { failure, type World } from "./world.ts";

/** Put the runs behind a tile into the world: the latest, the first that failed, and the attempt before a repeated one. */
export function addRunsOf(world: World, tile: WallTile): void {
  const { failingSince, attempt } = tile;
  const before = attempt > 1 ? runOf({ ...tile, ...FAILED, runId: newId(), attempt: attempt - 1 }) : null;
  const first = failingSince && runOf({ ...tile, ...FAILED, runId: failingSince.runId, startedAt: failingSince.at, attempt: 1 });
  const latest = { ...runOf(tile), rerunOf: before?.id ?? null };
  for (const run of [first, before, latest]) if (run !== null) add(world, run);
}

const FAILED = { state: "failing", status: "completed", conclusion: "failure", durationSeconds: 250 } as const;

function add({ runs, logs }: World, run: Run): void {
  for (const { number, conclusion } of run.steps) logs.set(`${run.id}/${number}`, conclusion === "failure" ? failingLog() : passingLog());
  runs.unshift(run);
}

/** A tile's run as `GET /runs` has it; only failed ones have steps. */
function runOf(tile: WallTile): Run {
  const { repo, commit, status, conclusion, durationSeconds, workflow, workflowName, externalId, runNumber, title, event, url } = tile;
  const { runId, branch, startedAt, updatedAt, attempt, actor } = tile;
  const own = { tests: null, steps: [], sourceId: null, retries: 0, timeoutSeconds: 0, queueSeconds: null, triggeredBy: actor };
  const failed = failure();
  return aRun({
    ...own,
    ...(tile.state === "failing" && { ...failed, steps: failed.steps?.map((step) => ({ ...step, command: "" })) }),
    ...{ repo, commit, status, conclusion, durationSeconds, workflow, workflowName, externalId, runNumber, title, event, url },
    ...{ id: runId, source: "github", ref: branch, attempt, actor, updatedAt, startedAt, queuedAt: startedAt },
    completedAt: status === "completed" ? updatedAt : null,
  });
}
