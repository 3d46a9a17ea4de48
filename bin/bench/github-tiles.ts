import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { type KeptTile, withRun } from "../../lambdas/domain/observer/tile.ts";
import { attemptOf } from "../../lambdas/sources/github/workflow-run.ts";
import { tileKey, WALL } from "../../lambdas/store/keys.ts";
import { queryRange } from "../../lambdas/store/query.ts";
import { benchRepo } from "./github-runs.ts";
import type { BenchSystem } from "./system.ts";

/** As many as a tile keeps: each tile as large as it gets. */
const RUNS_A_TILE = 12;
const A_REQUEST = 25;

type Write = { PutRequest: { Item: Record<string, unknown> } } | { DeleteRequest: { Key: Record<string, unknown> } };

async function writeAll({ stores: { insights } }: BenchSystem, writes: readonly Write[]): Promise<void> {
  for (let from = 0; from < writes.length; from += A_REQUEST) {
    const RequestItems = { [insights.name]: writes.slice(from, from + A_REQUEST) };
    await insights.client.send(new BatchWriteCommand({ RequestItems }));
  }
}

/** Take everything off the wall; its runs stay in the lists. */
export async function clearWall(system: BenchSystem): Promise<void> {
  const items = await queryRange(system.stores.insights, { pk: WALL, limit: 10_000, consistent: true });
  await writeAll(
    system,
    items.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
  );
}

/** Put full tiles on the wall, of each of a repository's workflows on so many branches, the first of them `main`. */
export async function putTiles(system: BenchSystem, repo: string, workflows: number, branches: number): Promise<void> {
  const now = Date.now();
  const { runs } = benchRepo(repo, { workflows, runs: workflows * RUNS_A_TILE, now });
  const tiles = new Map<string, KeptTile>();
  for (const raw of runs) {
    const told = attemptOf(raw);
    if ("problem" in told) throw new Error(told.problem);
    for (let branch = 0; branch < branches; branch++) {
      const attempt = { ...told, branch: branch === 0 ? told.branch : `branch-${branch}` };
      const name = `${attempt.workflow}#${attempt.branch}`;
      tiles.set(name, withRun(tiles.get(name) ?? null, attempt, attempt.externalId));
    }
  }
  const expiresAt = Math.floor(now / 1000) + 86_400;
  const items = [...tiles.values()].map((tile) => ({ ...tileKey(tile.repo, tile.workflow, tile.branch), ...tile, revision: 1, expiresAt }));
  await writeAll(
    system,
    items.map((Item) => ({ PutRequest: { Item } })),
  );
}
