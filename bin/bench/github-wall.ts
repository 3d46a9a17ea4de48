import { setTimeout as sleep } from "node:timers/promises";
import { Wall } from "../../lambdas/contract/observer.ts";
import { readWall } from "../../lambdas/store/wall.ts";
import { openCall } from "../demo/call.ts";
import { countCommands } from "./github-commands.ts";
import { showRepos } from "./github-shown.ts";
import { putTiles } from "./github-tiles.ts";
import type { Measured } from "./measured.ts";
import { readTimes } from "./read-times.ts";
import { type BenchSystem, percentile } from "./system.ts";

const READS = 20;
const WORKFLOWS = 10;
const BRANCHES = [1, 10];
const SHOWN_WITHIN_MS = 15_000;

/** Reads of the wall in this process: queries of each, and the median time. */
async function readsOf({ stores: { insights } }: BenchSystem, tiles: number): Promise<string> {
  const counter = countCommands(insights);
  const times: number[] = [];
  for (let n = 0; n < READS; n++) {
    const begun = performance.now();
    const wall = await readWall(insights, Math.floor(Date.now() / 1000));
    times.push(performance.now() - begun);
    if (wall.tiles.length !== tiles) throw new Error(`${wall.tiles.length} tiles on the wall, not ${tiles}`);
  }
  counter.stop();
  const pages = counter.sent().reads / READS;
  return `${pages === 1 ? "1 query" : `1 query of ${pages} pages`}, p50 ${percentile(times, 0.5).toFixed(0)} ms`;
}

/** The API's function starts anew with its new settings. */
async function awaitShown({ apiUrl, token }: BenchSystem, tiles: number): Promise<void> {
  const call = openCall(apiUrl, token);
  const until = Date.now() + SHOWN_WITHIN_MS;
  while ((await call(Wall, "/wall")).tiles.length !== tiles) {
    if (Date.now() > until) throw new Error(`GET /wall does not show ${tiles} tiles`);
    await sleep(100);
  }
}

/** The wall of these ten repositories with 100 and with 1,000 tiles: from the table, and over HTTP. */
export async function wallReads(system: BenchSystem, repos: readonly string[]): Promise<Measured[]> {
  const found: { readonly tiles: number; readonly reads: string; readonly http: string }[] = [];
  const hideAgain = await showRepos(repos);
  try {
    for (const branches of BRANCHES) {
      const tiles = repos.length * WORKFLOWS * branches;
      for (const repo of repos) await putTiles(system, repo, WORKFLOWS, branches);
      await awaitShown(system, tiles);
      found.push({ tiles, reads: await readsOf(system, tiles), http: await readTimes(system, "/wall") });
    }
  } finally {
    await hideAgain();
  }
  const at = `at ${found.map(({ tiles }) => tiles.toLocaleString("en")).join(" / ")} tiles`;
  return [
    { what: `reading the wall from its table, ${at}`, value: found.map(({ reads }) => reads).join(" / "), bar: "1 query" },
    { what: `GET /wall, ${at}`, value: found.map(({ http }) => http).join(" / ") },
  ];
}
