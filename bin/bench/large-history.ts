import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { Cluster } from "../../lambdas/contract/cluster.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { completed } from "../../lambdas/domain/runs/complete.ts";
import { newRun } from "../../lambdas/domain/runs/new-run.ts";
import { started } from "../../lambdas/domain/runs/start.ts";
import { dayKey, dayOf, repoRunKey, runKey } from "../../lambdas/store/keys.ts";
import { EVERY_REPO } from "../../lambdas/store/runs.ts";
import type { Measured } from "./measured.ts";
import { readTimes } from "./read-times.ts";
import { type BenchSystem, nextCommit } from "./system.ts";

const REPO = "samples/success";
const SIZES = [100, 100_000];
const DAYS = 30;
const DAY = 86_400_000;

function pastRun(index: number, now: number): Run {
  const at = now - Math.floor((index / 100_000) * DAYS * DAY) - 1000;
  const time = (seconds: number) => new Date(at + seconds * 1000).toISOString();
  const context = { id: ulid(at), queuedAt: time(0), triggeredBy: "bench", timeoutSeconds: 60, sourceId: null };
  const queued = newRun({ repo: REPO, ref: "main", commit: nextCommit(), retries: 0 }, context);
  return completed(started(queued, time(1)), { conclusion: "success", reason: null, at: time(30) });
}

/** Write runs with their places in the lists, 12 a request. Streams are switched off: this fills the tables, it is no load test. */
async function fill({ stores }: BenchSystem, from: number, to: number, now: number): Promise<void> {
  const { client, name } = stores.runs;
  const days = new Set<string>();
  for (let index = from; index < to; index += 12) {
    const runs = Array.from({ length: Math.min(12, to - index) }, (_, offset) => pastRun(index + offset, now));
    for (const { id } of runs) days.add(dayOf(id));
    const items = runs.flatMap((run) => [{ ...runKey(run.id), ...run }, repoRunKey(run.repo, run.id)]);
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: items.map((Item) => ({ PutRequest: { Item } })) } }));
  }
  for (const day of days) {
    const items = [EVERY_REPO, REPO].map((repo) => ({ PutRequest: { Item: { ...dayKey(repo, day) } } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: items } }));
  }
}

/** Reads at 100 and at 100,000 runs, side by side: a page of runs, of one repository's, a cluster, and what the overview asks. */
export async function largeHistory(system: BenchSystem): Promise<Measured[]> {
  const clusters = await fetch(`${system.apiUrl}/clusters?limit=1`, { headers: { authorization: `Bearer ${system.token}` } });
  const { items } = pageOf(Cluster).parse(await clusters.json());
  const paths = {
    "GET /runs": "/runs",
    [`GET /runs?repo=${REPO}`]: `/runs?repo=${REPO}`,
    "GET /clusters/{id}": `/clusters/${items[0]?.id}`,
    "GET /metrics/pipeline": "/metrics/pipeline",
    "GET /incidents?status=open": "/incidents?status=open",
    "GET /flaky-tests": "/flaky-tests",
  };
  const found = new Map<string, string[]>();
  const now = Date.now();
  let from = 0;
  for (const size of SIZES) {
    await fill(system, from, size, now);
    from = size;
    for (const [name, path] of Object.entries(paths)) found.set(name, [...(found.get(name) ?? []), await readTimes(system, path)]);
  }
  return [...found].map(([name, [few, many]]) => ({ what: `${name} at 100 / 100,000 runs`, value: `${few} / ${many}`, bar: "the same" }));
}
