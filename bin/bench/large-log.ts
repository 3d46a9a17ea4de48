import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ulid } from "ulid";
import { newRun } from "../../lambdas/domain/runs/new-run.ts";
import { executionOrder } from "../../lambdas/pipeline/execution-order.ts";
import { getSource } from "../../lambdas/store/sources.ts";
import { NODE } from "../places.ts";
import type { Measured } from "./measured.ts";
import { type BenchSystem, nextCommit } from "./system.ts";
import { registerSource } from "./upload.ts";

const REPO = "bench/large-log";
const LINES = 2_000_000; // 100 bytes each

/** A step that prints 200 MB, executed and triaged by the real code, each in a process of its own whose memory is read at its end. */
export async function largeLog(system: BenchSystem): Promise<Measured[]> {
  const print = `i=0; yes "$(printf 'x%.0s' $(seq 99))" | head -n ${LINES}; echo "Error: ENOSPC: no space left on device, write"; exit 1`;
  const workflow = JSON.stringify({ version: 1, steps: [{ name: "Print", run: print }] });
  const sourceId = await registerSource(system, REPO, { ".bellwether.json": workflow });
  const context = { id: ulid(), queuedAt: new Date().toISOString(), triggeredBy: "bench", timeoutSeconds: 300, sourceId };
  const run = newRun({ repo: REPO, ref: "main", commit: nextCommit(), retries: 0 }, context);
  const source = await getSource(system.stores.registry, sourceId);
  if (!source) throw new Error("the bench's source is gone");
  const order = await executionOrder(system.data, run, source);
  const executor = await child("execute-child.ts", order);
  const triage = await child("triage-child.ts", { bucket: system.data.name, runId: run.id });
  return [
    {
      what: "executor, a step that prints 200 MB: peak memory, time",
      value: `${executor.megabytes} MB, ${executor.seconds} s`,
      bar: "256 MB",
    },
    {
      what: `triage of its stored log (${triage.note}): peak memory, time`,
      value: `${triage.megabytes} MB, ${triage.seconds} s`,
      bar: "256 MB",
    },
  ];
}

type ChildReport = { readonly megabytes: string; readonly seconds: string; readonly note: string };

async function child(script: string, input: unknown): Promise<ChildReport> {
  const program = spawn(NODE, [join(import.meta.dirname, script)], { stdio: ["pipe", "pipe", "inherit"] });
  program.stdin.end(JSON.stringify(input));
  let last = "";
  for await (const line of createInterface({ input: program.stdout })) last = line;
  return JSON.parse(last);
}
