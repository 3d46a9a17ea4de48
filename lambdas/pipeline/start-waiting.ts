import type { ExecutionOrder } from "../contract/execution.ts";
import type { Run } from "../contract/run.ts";
import { completed } from "../domain/runs/complete.ts";
import { started } from "../domain/runs/start.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { Bucket } from "../store/objects.ts";
import {
  dropStalePlace,
  getRun,
  listWaiting,
  putWaiting,
  replaceRun,
  replaceUncancelledRun,
  takeWaitingWrite,
  type Waiting,
} from "../store/runs.ts";
import { ensureSlots, freeSlot, takeSlot } from "../store/slots.ts";
import { getSource } from "../store/sources.ts";
import { transact } from "../store/transact.ts";
import { executionOrder } from "./execution-order.ts";
import type { Stores } from "./stores.ts";

/** How long after its own timeout an executor may still be putting its result. */
const GRACE_SECONDS = 60;
const PAGE = 20;

export type Starter = {
  readonly stores: Stores;
  readonly data: Bucket;
  readonly startExecutor: (order: ExecutionOrder) => Promise<void>;
  readonly maxConcurrentRuns: number;
  readonly now: () => string;
};

/**
 * Start waiting runs, oldest first, while there are free slots. Whoever calls, and however often at once, a run starts
 * once: taking the slot, marking the run and dropping it from the waiting ones are one transaction.
 */
export async function startWaiting(starter: Starter): Promise<number> {
  await ensureSlots(starter.stores.registry);
  let count = 0;
  for (;;) {
    const waiting = await listWaiting(starter.stores.runs, starter.now(), PAGE);
    if (waiting.length === 0) return count;
    for (const place of waiting) {
      const outcome = await startOne(starter, place);
      if (outcome === "full") return count;
      if (outcome === "started") count++;
    }
    if (waiting.length < PAGE) return count;
  }
}

async function startOne(starter: Starter, place: Waiting): Promise<"started" | "full" | "gone"> {
  const { stores, maxConcurrentRuns, now } = starter;
  const run = await getRun(stores.runs, place.runId);
  if (run?.status !== "queued" || run.attempt !== place.attempt) {
    await dropStalePlace(stores.runs, place);
    return "gone";
  }
  const at = now();
  const deadline = new Date(Date.parse(at) + (run.timeoutSeconds + GRACE_SECONDS) * 1000).toISOString();
  const running = started(run, at);
  const outcome = await transact(stores.runs, [
    takeSlot(stores.registry, running, deadline, maxConcurrentRuns),
    replaceRun(stores.runs, run, running),
    takeWaitingWrite(stores.runs, place.key),
  ]);
  if (outcome === "done") {
    await handOver(starter, run, running);
    return "started";
  }
  return outcome.includes(1) || outcome.includes(2) ? "gone" : "full";
}

/** Give the started run to an executor; where that fails, everything is as before and the caller is tried again. */
async function handOver({ stores, data, startExecutor, now }: Starter, queued: Run, running: Run): Promise<void> {
  try {
    const source = running.sourceId ? await getSource(stores.registry, running.sourceId) : null;
    if (!source) {
      const ended = completed(running, { conclusion: "errored", reason: "the run's source is gone", at: now() });
      await transact(stores.runs, [replaceRun(stores.runs, running, ended), freeSlot(stores.registry, running)]);
      return;
    }
    await startExecutor(await executionOrder(data, running, source));
    log.info("run started", { runId: running.id, attempt: running.attempt, repo: running.repo });
  } catch (error) {
    log.error("run not started", { runId: running.id, reason: reasonOf(error) });
    const back: Run = { ...running, status: "queued", startedAt: null, queueSeconds: queued.queueSeconds };
    await transact(stores.runs, [
      replaceUncancelledRun(stores.runs, running, back), // One that was cancelled meanwhile is the sweeper's to end.
      freeSlot(stores.registry, running),
      putWaiting(stores.runs, back, back.queuedAt),
    ]);
    throw error;
  }
}
