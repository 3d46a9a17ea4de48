import type { Run } from "../contract/run.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { createRun } from "../store/runs.ts";
import type { Table } from "../store/table.ts";
import type { Write } from "../store/transact.ts";
import { type RingBell, ringFor } from "./queue-run.ts";

/** Store a queued run and ring the dispatcher's bell. A bell that cannot be rung is not an error: the sweeper finds the run. */
export async function queueNewRun(runs: Table, ring: RingBell, run: Run, also: readonly Write[] = []): Promise<"created" | "taken"> {
  const outcome = await createRun(runs, run, also);
  if (outcome === "taken") return outcome;
  try {
    await ringFor(ring, run);
  } catch (error) {
    log.error("run stored, bell not rung", { runId: run.id, reason: reasonOf(error) });
  }
  return outcome;
}
