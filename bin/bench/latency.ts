import { setTimeout as sleep } from "node:timers/promises";
import type { Run } from "../../lambdas/contract/run.ts";
import type { Measured } from "./measured.ts";
import { type BenchSystem, nextCommit, percentile } from "./system.ts";

const RUNS = 20;
const EVERY_MS = 20;

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

async function play({ api }: BenchSystem, repo: string): Promise<{ run: Run; seconds: number }> {
  const started = performance.now();
  const { id } = await api.queueRun({ repo, ref: "main", commit: nextCommit() }, crypto.randomUUID());
  for (;;) {
    const run = await api.run(id);
    if (run.status === "completed") return { run, seconds: (performance.now() - started) / 1000 };
    await sleep(EVERY_MS);
  }
}

/** From accepted to executing, from trigger to the end, and from a failure to its incident; one run at a time. */
export async function latency(system: BenchSystem): Promise<Measured[]> {
  await play(system, "samples/success"); // The functions' cold starts are not what is measured here.
  const succeeded = [];
  for (let i = 0; i < RUNS; i++) succeeded.push(await play(system, "samples/success"));
  const toExecuting = succeeded.map(({ run }) => secondsBetween(run.queuedAt, run.steps[0]?.startedAt ?? ""));

  const failed = [];
  for (let i = 0; i < 2; i++) failed.push(await play(system, "samples/testfail"));
  const { id } = await system.api.queueRun({ repo: "samples/testfail", ref: "main", commit: nextCommit() }, crypto.randomUUID());
  while ((await system.api.incidents()).length === 0) await sleep(EVERY_MS);
  const visibleAt = Date.now();
  let third = await system.api.run(id);
  while (third.status !== "completed") third = await system.api.run(id);
  const failedAt = third.steps.find(({ conclusion }) => conclusion === "failure")?.completedAt ?? "";
  const row = (what: string, values: readonly number[], bar?: string): Measured => ({
    what,
    value: `p50 ${percentile(values, 0.5).toFixed(2)} s, p95 ${percentile(values, 0.95).toFixed(2)} s`,
    ...(bar ? { bar } : {}),
  });
  return [
    row(`run accepted -> first step executing (${RUNS} runs, idle worker)`, toExecuting, "p95 1 s"),
    row(
      `trigger -> end of the success sample, seen by a client (${RUNS} runs)`,
      succeeded.map(({ seconds }) => seconds),
      "1.25 s before",
    ),
    row(
      "trigger -> end of the failing sample, seen by a client (2 runs)",
      failed.map(({ seconds }) => seconds),
      "2.6 s before",
    ),
    {
      what: "step fails -> its incident is read over HTTP",
      value: `${((visibleAt - Date.parse(failedAt)) / 1000).toFixed(2)} s`,
      bar: "3 s",
    },
  ];
}
