import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import { beforeEach, describe, expect, it } from "vitest";
import type { Deployment, EndStatus } from "../../../lambdas/contract/deployment.ts";
import type { ReleaseDeployment } from "../../../lambdas/domain/deployments/new-release-deployment.ts";
import { updateDelivery } from "../../../lambdas/pipeline/apply-change.ts";
import { finishDeployment } from "../../../lambdas/pipeline/finish-deployment.ts";
import { firstSuccessAfter, historyBefore } from "../../../lambdas/store/deployment-lists.ts";
import { getDeployment, markFailed, rollBackDeployment, startDeployment } from "../../../lambdas/store/deployments.ts";
import { countedDeploymentKey, DEPLOYMENT_PREFIX } from "../../../lambdas/store/keys.ts";
import type { Table } from "../../../lambdas/store/table.ts";
import { readTallies } from "../../../lambdas/store/tallies.ts";
import { rowsOf } from "../../support/delivery-oracle.ts";
import { MemoryTables } from "../../support/memory-table.ts";
import { aReleased, minute } from "../../support/release-deployment.ts";

const NOW = minute(60);
const LATER = minute(60 * 24 * 60);
/** A process remembers which days of a table it noted, so every spec has tables of its own. */
let made = 0;
let memory: MemoryTables;
let stores: { readonly deployments: Table; readonly insights: Table };

beforeEach(() => {
  memory = new MemoryTables(DEPLOYMENT_PREFIX);
  stores = { deployments: memory.table(`deployments-${++made}`), insights: memory.table(`insights-${made}`) };
});

const stored = async (id: string): Promise<Deployment> => {
  const found = await getDeployment(stores.deployments, id);
  if (!found) throw new Error("no deployment");
  return found;
};
/** A deployment that started and ended at these minutes. */
async function deployed(from: number, to: number, status: EndStatus, overrides: Partial<ReleaseDeployment> = {}): Promise<Deployment> {
  const deployment = aReleased({ startedAt: minute(from), ...overrides });
  await startDeployment(stores.deployments, deployment);
  await finishDeployment(stores.deployments, deployment.id, { status, finishedAt: minute(to) }, NOW);
  return stored(deployment.id);
}
const rollBack = (deployment: Deployment, by: Deployment) =>
  rollBackDeployment(stores.deployments, deployment, { at: minute(12), reason: "4 % of requests fail", by: by.id });
const deliver = async (changes: readonly DynamoDBRecord[], now = NOW): Promise<void> => {
  for (const change of changes) await updateDelivery(stores, change, now);
};
const days = () => readTallies(stores.insights, "*", "D", "2026-10-01");
const fromTable = () => {
  const items = memory.items(stores.deployments.name).filter(({ pk }) => String(pk).startsWith(DEPLOYMENT_PREFIX));
  return rowsOf(
    items.map(({ pk, sk, ...deployment }) => deployment as Deployment),
    "day",
  );
};
const commits = [{ sha: "a".repeat(40), authoredAt: minute(-60) }];

describe("a rollback in the table", () => {
  it("moves a release's success to rolled_back, once, and leaves its times", async () => {
    const good = await deployed(0, 5, "success");
    const rollback = await deployed(10, 12, "success", { rollbackOf: good.id });

    expect(await rollBack(good, rollback)).toBe("rolled_back");
    const reason = "4 % of requests fail";
    expect(await stored(good.id)).toEqual({ ...good, status: "rolled_back", rolledBackAt: minute(12), rolledBackBy: rollback.id, reason });
    expect(await rollBack(good, aReleased({ attempt: 9 }))).toBe("unchanged");
    expect((await stored(good.id)).rolledBackBy).toBe(rollback.id);
  });

  it.each(["failed", "rolled_back", "cancelled"] as const)("leaves what ended as %s as it is", async (status) => {
    const other = await deployed(0, 5, status);

    expect(await rollBack({ ...other, status: "success" }, aReleased({ attempt: 2 }))).toBe("unchanged");
    expect(await stored(other.id)).toEqual(other);
  });

  it("leaves what runs, and what no release deployed, as it is", async () => {
    const running = aReleased();
    await startDeployment(stores.deployments, running);
    expect(await rollBack(running, aReleased({ attempt: 2 }))).toBe("unchanged");

    const foreign = { ...aReleased({ attempt: 3 }), source: "api" as const };
    await startDeployment(stores.deployments, foreign);
    await finishDeployment(stores.deployments, foreign.id, { status: "success", finishedAt: minute(5) }, NOW);
    const ended = await stored(foreign.id);
    expect(await rollBack(ended, running)).toBe("unchanged");
    expect(await rollBack({ ...ended, source: "release" }, running)).toBe("unchanged");
    expect(await stored(foreign.id)).toEqual(ended);
  });

  it("is in the history too: no recovery and no baseline takes it for a success", async () => {
    const good = await deployed(0, 5, "success");
    const rollback = await deployed(10, 12, "success", { rollbackOf: good.id });
    expect((await firstSuccessAfter(stores.deployments, good, minute(-1)))?.id).toBe(good.id);

    await rollBack(good, rollback);

    expect((await firstSuccessAfter(stores.deployments, good, minute(-1)))?.id).toBe(rollback.id);
    const current = { id: rollback.id, startedAt: minute(10), finishedAt: minute(12), status: "success" as const, durationSeconds: 120 };
    expect((await historyBefore(stores.deployments, good, current, 10)).map(({ status }) => status)).toEqual(["rolled_back"]);
  });

  it("takes the deployer's word for the same end again, and for no other", async () => {
    const good = await deployed(0, 5, "success");
    await rollBack(good, await deployed(10, 12, "success", { rollbackOf: good.id }));
    const again = (status: EndStatus, finishedAt: string | null) =>
      finishDeployment(stores.deployments, good.id, { status, finishedAt }, NOW);

    expect((await again("success", minute(5))).outcome).toBe("same");
    expect((await again("success", null)).deployment?.status).toBe("rolled_back");
    expect((await again("failed", null)).outcome).toBe("different");
    expect((await again("success", minute(6))).outcome).toBe("different");
  });
});

describe("a rollback in the counters", () => {
  it("makes a success a failure of the day that it had finished in, with a recovery from the rollback's start on", async () => {
    const good = await deployed(0, 5, "success", { commits });
    const rollback = await deployed(10, 12, "success", { rollbackOf: good.id });
    await rollBack(good, rollback);
    await deliver(memory.changes);

    expect(await days()).toMatchObject([
      {
        succeeded: 1,
        rolledBack: 1,
        failedLater: 0,
        rework: 1,
        leadTimes: { count: 0 },
        recoveries: { exact: [120] },
        durations: { exact: [120, 300] },
      },
    ]);
    expect(await days()).toEqual(fromTable());
  });

  it("is one failure where the rollback had it counted as failed before", async () => {
    const good = await deployed(0, 5, "success");
    const rollback = await deployed(10, 12, "success", { rollbackOf: good.id });
    await deliver(memory.changes);
    expect(await days()).toMatchObject([{ succeeded: 2, rolledBack: 0, failedLater: 1 }]);

    await rollBack(good, rollback);
    await deliver(memory.changes);

    expect(await days()).toMatchObject([{ succeeded: 1, rolledBack: 1, failedLater: 0, recoveries: { exact: [120] } }]);
    expect(await days()).toEqual(fromTable());
  });

  it("says all that was before it, where only its own change is seen", async () => {
    const good = await deployed(0, 5, "success", { commits });
    await markFailed(stores.deployments, good.id, { kind: "incident", by: "01JZZZZZZZZZZZZZZZZZZZZZZZ", at: minute(7) });
    const known = memory.changes.length;
    await rollBack(good, aReleased({ attempt: 9 }));

    await deliver(memory.changes.slice(known));
    const alone = await days();
    await deliver(memory.changes);

    expect(alone).toEqual(fromTable());
    expect(await days()).toEqual(alone);
  });

  it("has the failure that the success had ended wait for the next one", async () => {
    await deployed(0, 1, "failed");
    const good = await deployed(2, 5, "success", { attempt: 2 });
    await deliver(memory.changes);
    expect(await days()).toMatchObject([{ recoveries: { exact: [240] } }]);

    const known = memory.changes.length;
    const running = aReleased({ startedAt: minute(10), rollbackOf: good.id });
    await startDeployment(stores.deployments, running);
    await rollBack(good, running);
    await deliver(memory.changes.slice(known));
    expect(await days()).toMatchObject([{ failed: 1, rolledBack: 1, recoveries: { count: 0 } }]);

    await finishDeployment(stores.deployments, running.id, { status: "success", finishedAt: minute(12) }, NOW);
    await deliver(memory.changes);
    expect(await days()).toMatchObject([{ recoveries: { exact: [120, 660] } }]);
    expect(await days()).toEqual(fromTable());
  });

  it("ends no failure by a success that was rolled back while the history was read", async () => {
    await deployed(0, 1, "failed");
    const good = await deployed(2, 5, "success", { attempt: 2 });
    const known = memory.changes.length;
    const frozen = await withHistoryAsNow(good);
    await rollBack(good, aReleased({ attempt: 9 }));
    await deliver(memory.changes.slice(known));

    // The end of the failure is worked on by a process that had read the history before.
    for (const change of memory.changes.slice(0, known)) await updateDelivery({ ...stores, deployments: frozen }, change, NOW);

    expect(await days()).toEqual(fromTable());
  });

  it("counts no end twice where it comes when the end's marker has expired", async () => {
    const good = await deployed(0, 5, "success", { commits });
    await deliver(memory.changes);
    for (const what of ["END", "FAILED"] as const)
      await stores.insights.client.send(
        new DeleteCommand({ TableName: stores.insights.name, Key: { ...countedDeploymentKey(good.id, what) } }),
      );
    const known = memory.changes.length;
    await rollBack(good, aReleased({ attempt: 9 }));
    await deliver(memory.changes.slice(known), LATER);

    expect(await days()).toMatchObject([{ succeeded: 0, rolledBack: 1, leadTimes: { count: 0 }, durations: { count: 1 } }]);
  });
});

/** The deployments table with its history as it is now, whatever becomes of it. */
async function withHistoryAsNow({ service, environment }: Deployment): Promise<Table> {
  const { client, name } = stores.deployments;
  const frozen = new MemoryTables("none").table(name);
  for (const item of memory.items(name)) await frozen.client.send(new PutCommand({ TableName: name, Item: item }));
  const isHistory = (input: unknown) => JSON.stringify(input).includes(`HISTORY#${service}#${environment}`);
  const send = (command: Parameters<typeof client.send>[0]) =>
    (isHistory(command.input) ? frozen : stores.deployments).client.send(command);
  return { name, client: { send } as unknown as Table["client"] };
}
