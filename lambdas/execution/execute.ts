import type { ExecutionOrder, ExecutionResult } from "../contract/execution.ts";
import { claimRun } from "./claim-run.ts";
import { errorText } from "./error-text.ts";
import { ExecutionRecord } from "./execution-record.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { textBody } from "./object-body.ts";
import { type ObjectClient, openObjectClient } from "./object-client.ts";
import { type Performance, performRun } from "./perform-run.ts";
import { retry } from "./retry.ts";
import { openScratch, removeOrphans, removeScratch } from "./scratch.ts";

export type ExecuteDeps = {
  readonly tempDirectory: string;
  /** `PATH` of the steps; the running Node's directory is put before it. */
  readonly searchPath: string | undefined;
  /** Until the function itself is ended. */
  readonly remainingMs: () => number;
  readonly now: () => number;
  readonly log: (message: string, details: Record<string, string | number>) => void;
  readonly limits?: Partial<Limits>;
};

/** Of the reserve, what is kept for the result alone. */
const RESULT_MS = 8_000;
const RESULT_DELAYS_MS = [200, 500, 1_000, 2_000, 3_000];

/**
 * Executes a run's steps for real and stores its result, once however often its order is delivered. Throws only when there
 * is nothing left to say it with: the claim or the result could not be stored. The sweeper finds such runs.
 */
export async function execute(order: ExecutionOrder, deps: ExecuteDeps): Promise<"executed" | "already_claimed"> {
  const limits = { ...LIMITS, ...deps.limits };
  const client = openObjectClient();
  try {
    const startedAt = deps.now();
    if ((await claimRun(client, order.urls.claim, toIso(startedAt), limits.retryDelaysMs)) === "taken") return "already_claimed";
    await executeClaimed({ order, deps, limits, client, startedAt });
    return "executed";
  } finally {
    client.close();
  }
}

type Claimed = {
  readonly order: ExecutionOrder;
  readonly deps: ExecuteDeps;
  readonly limits: Limits;
  readonly client: ObjectClient;
  readonly startedAt: number;
};

async function executeClaimed(claimed: Claimed): Promise<void> {
  const { order, deps } = claimed;
  const record = new ExecutionRecord();
  const cleanups: (() => Promise<void>)[] = [];
  try {
    const performance = await perform(claimed, record, cleanups).catch((error) => errored(claimed, record, error));
    await putResult(claimed, record, performance);
  } finally {
    for (const cleanUp of cleanups)
      await cleanUp().catch((error) => deps.log("scratch directory not removed", { runId: order.runId, reason: errorText(error) }));
  }
}

async function perform(
  { order, deps, limits, client, startedAt }: Claimed,
  record: ExecutionRecord,
  cleanups: (() => Promise<void>)[],
): Promise<Performance> {
  const { tempDirectory, searchPath, remainingMs, now } = deps;
  await removeOrphans(tempDirectory).catch(() => {});
  const scratch = await openScratch(tempDirectory);
  cleanups.push(() => removeScratch(scratch.root));
  const networkEnd = AbortSignal.timeout(Math.max(1_000, remainingMs() - RESULT_MS));
  return await performRun({ order, scratch, record, client, limits, searchPath, now, networkEnd, startedAt, remainingMs });
}

function errored({ order, deps }: Claimed, record: ExecutionRecord, error: unknown): Performance {
  const reason = errorText(error);
  deps.log("execution errored", { runId: order.runId, attempt: order.attempt, reason });
  record.abandonCurrent();
  record.skipRest();
  return { conclusion: "errored", reason, configurationErrors: [] };
}

async function putResult({ order, deps, client, startedAt }: Claimed, record: ExecutionRecord, performance: Performance): Promise<void> {
  const { runId, attempt, urls } = order;
  const { steps, reports, warnings } = record;
  const times = { startedAt: toIso(startedAt), completedAt: toIso(deps.now()) };
  const result: ExecutionResult = { runId, attempt, ...performance, ...times, steps, reports, warnings };
  const body = textBody(JSON.stringify(result));
  await retry(() => client.put(urls.result, body, { type: "application/json", timeoutMs: 5_000 }), RESULT_DELAYS_MS);
}

const toIso = (at: number) => new Date(at).toISOString();
