import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import type { Deployment } from "../../lambdas/contract/deployment.ts";
import type { TallyRow } from "../../lambdas/domain/delivery/tally.ts";
import { add, EMPTY_TALLY } from "../../lambdas/domain/delivery/tally-sum.ts";
import { finished, finishedOf } from "../../lambdas/domain/deployments/finish.ts";
import { newDeployment } from "../../lambdas/domain/deployments/new-deployment.ts";
import { ENDED_DAYS, EVERY_SERVICE, historyDays } from "../../lambdas/store/deployments.ts";
import {
  dayKey,
  dayOf,
  deliveryPartition,
  deploymentKey,
  finishedKey,
  historyPartition,
  historyPlace,
  type Key,
  serviceDeploymentKey,
  tallyPlace,
} from "../../lambdas/store/keys.ts";
import type { Table } from "../../lambdas/store/table.ts";
import { type BenchSystem, nextCommit } from "./system.ts";

export const BENCH_SERVICE = "bench-api";
const SERVICES = [BENCH_SERVICE, "bench-mail", "bench-web", "bench-jobs"];
const DAYS = 29;
const DAY = 86_400_000;
const SECONDS = 30;

function pastDeployment(index: number, now: number): Deployment {
  const at = now - 60_000 - Math.floor((index / 100_000) * DAYS * DAY);
  const time = (seconds: number) => new Date(at + seconds * 1000).toISOString();
  const service = SERVICES[index % SERVICES.length] ?? BENCH_SERVICE;
  const context = {
    id: ulid(at),
    startedAt: time(0),
    deployedBy: "bench",
    source: "api" as const,
    simulated: false,
    deadlineAt: time(3600),
  };
  const running = newDeployment({ service, environment: "production", commit: nextCommit(), commits: [] }, context);
  return finished(running, { status: "success", finishedAt: time(SECONDS + (index % 20)) });
}

/** Write finished deployments with their places and counters, as the pipeline would have left them. Its streams have to be off. */
export async function fillDeployments({ stores }: BenchSystem, from: number, to: number, now: number): Promise<void> {
  const rows = new Map<string, TallyRow>();
  const days = new Set<string>();
  const portion: (Key & Record<string, unknown>)[] = [];
  for (let index = 0; index < to; index++) {
    const deployment = pastDeployment(index, now);
    const { id, service, environment, finishedAt } = deployment;
    const past = finishedOf(deployment);
    if (!past || finishedAt === null) continue;
    const period = finishedAt.slice(0, 10);
    const row = rows.get(`${period}${service}`) ?? { ...EMPTY_TALLY, service, environment, period };
    rows.set(`${period}${service}`, { ...row, ...add(row, { succeeded: 1, durations: [past.durationSeconds] }) });
    if (index < from) continue; // It is there already; only its counters are written anew.
    for (const scope of [EVERY_SERVICE, service]) days.add(`${scope}\n${dayOf(id)}`);
    for (const scope of [ENDED_DAYS, historyDays(deployment)]) days.add(`${scope}\n${period}`);
    portion.push(
      { ...deploymentKey(id), ...deployment },
      serviceDeploymentKey(service, id),
      { ...finishedKey(finishedAt, id), id },
      { pk: historyPartition(service, environment, period), sk: historyPlace(finishedAt, id), ...past },
    );
    if (portion.length >= 24 || index === to - 1) await putAll(stores.deployments, portion.splice(0));
  }
  for (const day of days) {
    const [scope = "", date = ""] = day.split("\n");
    await putAll(stores.deployments, [dayKey(scope, date)]);
  }
  for (const row of rows.values()) {
    for (const scope of [EVERY_SERVICE, row.service]) {
      const key = { pk: deliveryPartition(scope), sk: tallyPlace("D", row.period, row.service, row.environment) };
      await putAll(stores.insights, [{ ...key, ...row, revision: 1 }]);
    }
  }
}

async function putAll({ client, name }: Table, items: readonly (Key & Record<string, unknown>)[]): Promise<void> {
  await client.send(new BatchWriteCommand({ RequestItems: { [name]: items.map((Item) => ({ PutRequest: { Item: { ...Item } } })) } }));
}
