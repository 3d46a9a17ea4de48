import type { Deployment } from "../contract/deployment.ts";
import type { Finished } from "../domain/delivery/tally.ts";
import { type Before, itemsByDay, newestByDay } from "./days.ts";
import { deploymentOf, ENDED_DAYS, EVERY_SERVICE, historyDays } from "./deployments.ts";
import {
  deploymentKey,
  deploymentsPartition,
  finishedPartition,
  historyPartition,
  historyPlace,
  serviceDeploymentsPartition,
  shards,
} from "./keys.ts";
import { getAll, type Item } from "./query.ts";
import type { Table } from "./table.ts";

export type DeploymentsRead = { readonly deployments: Deployment[]; readonly more: boolean };

/** The newest deployments, by their start: one query for the days, then four a day until the page is full. */
export async function newestDeployments(table: Table, before: Before): Promise<DeploymentsRead> {
  const partitionsOf = (day: string) => shards.map((shard) => deploymentsPartition(day, shard));
  const { items, more } = await newestByDay(table, EVERY_SERVICE, partitionsOf, before);
  return { deployments: items.map(deploymentOf), more };
}

/** The newest deployments of one service. */
export async function newestDeploymentsOf(table: Table, service: string, before: Before): Promise<DeploymentsRead> {
  const { items, more } = await newestByDay(table, service, (day) => [serviceDeploymentsPartition(service, day)], before);
  const found = await getAll(
    table,
    items.map(({ sk }) => deploymentKey(String(sk))),
  );
  return { deployments: found.map(deploymentOf), more };
}

/** Those that ended last, newest first. */
export async function latestFinished(table: Table, limit: number): Promise<Deployment[]> {
  const places = await itemsByDay(table, { scope: ENDED_DAYS, partitionOf: finishedPartition, limit });
  const found = await getAll(
    table,
    places.map(({ id }) => deploymentKey(String(id))),
  );
  return found.map(deploymentOf);
}

const finishedOfItem = ({ id, startedAt, finishedAt, status, durationSeconds }: Item): Finished => ({
  id: String(id),
  startedAt: String(startedAt),
  finishedAt: String(finishedAt),
  status: status === "success" || status === "failed" ? status : "rolled_back",
  durationSeconds: Number(durationSeconds),
});

type Scope = Pick<Deployment, "service" | "environment">;

const historyOf = (scope: Scope) => ({
  scope: historyDays(scope),
  partitionOf: (day: string) => historyPartition(scope.service, scope.environment, day),
});

/** At most `limit` that finished before this one in the same service and environment, oldest first. */
export async function historyBefore(table: Table, scope: Scope, { id, finishedAt }: Finished, limit: number): Promise<Finished[]> {
  const items = await itemsByDay(table, { ...historyOf(scope), before: historyPlace(finishedAt, id), limit });
  return items.map(finishedOfItem).reverse();
}

/** The success that finished last; null where there is none among the last 200. */
export async function newestSuccess(table: Table, scope: Scope): Promise<Finished | null> {
  const items = await itemsByDay(table, { ...historyOf(scope), limit: 200 });
  return items.map(finishedOfItem).find(({ status }) => status === "success") ?? null;
}

/** The first success that finished after `at`; null where there is none among the 200 that follow. */
export async function firstSuccessAfter(table: Table, scope: Scope, at: string): Promise<Finished | null> {
  const items = await itemsByDay(table, { ...historyOf(scope), from: `${at}~`, limit: 200, oldestFirst: true });
  return items.map(finishedOfItem).find(({ status }) => status === "success") ?? null;
}
