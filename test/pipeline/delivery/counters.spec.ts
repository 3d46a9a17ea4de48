import type { DynamoDBRecord } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Deployment, EndStatus } from "../../../lambdas/contract/deployment.ts";
import { finished } from "../../../lambdas/domain/deployments/finish.ts";
import { newDeployment } from "../../../lambdas/domain/deployments/new-deployment.ts";
import { updateDelivery } from "../../../lambdas/pipeline/apply-change.ts";
import { finishDeployment } from "../../../lambdas/pipeline/finish-deployment.ts";
import { getDeployment, markFailed, rollBackDeployment, startDeployment } from "../../../lambdas/store/deployments.ts";
import { DEPLOYMENT_PREFIX } from "../../../lambdas/store/keys.ts";
import type { Table } from "../../../lambdas/store/table.ts";
import { readTallies } from "../../../lambdas/store/tallies.ts";
import { rowsOf } from "../../support/delivery-oracle.ts";
import { MemoryTables } from "../../support/memory-table.ts";

const FIRST = Date.parse("2026-11-01T00:00:00.000Z");
const NOW = "2026-11-21T12:00:00.000Z";
const at = (seconds: number): string => new Date(FIRST + seconds * 1000).toISOString();
const ID_TAIL = "0123456789ABCDEFGHJKMNPQRS";

type Story = {
  readonly service: string;
  readonly environment: string;
  readonly start: number;
  readonly seconds: number;
  readonly status: EndStatus;
  readonly commits: readonly number[];
  readonly remedies: number | null;
  readonly incident: boolean;
  /** A deployment of a release: only that can be rolled back after it ended well. */
  readonly release: boolean;
  /** When what it remedies is rolled back: never, when it ends, or while changes are delivered. */
  readonly takesBack: "never" | "at once" | "later";
};

/** A process remembers which days of a table it noted, so every story has tables of its own. */
let made = 0;
const tablesOf = (memory: MemoryTables) => ({
  deployments: memory.table(`deployments-${++made}`),
  insights: memory.table(`insights-${made}`),
});

const story: fc.Arbitrary<Story> = fc.record({
  service: fc.constantFrom("billing-api", "frontend-web"),
  environment: fc.constantFrom("production", "staging"),
  start: fc.integer({ min: 0, max: 1_000_000 }),
  seconds: fc.integer({ min: 0, max: 90_000 }),
  status: fc.constantFrom("success", "success", "success", "success", "failed", "failed", "rolled_back", "cancelled"),
  commits: fc.array(fc.integer({ min: 1, max: 500_000 }), { maxLength: 3 }),
  remedies: fc.option(fc.nat(6), { freq: 8 }),
  incident: fc.boolean(),
  release: fc.boolean(),
  takesBack: fc.constantFrom("never", "at once", "later"),
});

/** A story's deployment, and what it remedies: an earlier one of the same service and environment, if there is one. */
function told(stories: readonly Story[]): Deployment[] {
  return stories.map(({ service, environment, start, commits, release }, index) => {
    const named = remediedBy(stories, index);
    const startedAt = at(start);
    const request = {
      service,
      environment,
      commit: "a".repeat(40),
      commits: commits.map((before) => ({ sha: "b".repeat(40), authoredAt: at(start - before) })),
      ...(named >= 0 ? { rollbackOf: idOf(stories, named) } : {}),
    };
    return newDeployment(request, {
      id: idOf(stories, index),
      startedAt,
      deployedBy: "ci",
      source: release ? "release" : "api",
      simulated: false,
      deadlineAt: NOW,
    });
  });
}
const remediedBy = (stories: readonly Story[], index: number): number =>
  stories.findIndex((_, place) => place < index && place === stories[index]?.remedies);

/** Stories of which each remedy is where what it remedies is. */
function inPlace(stories: readonly Story[]): Story[] {
  const placed: Story[] = [];
  for (const [index, story] of stories.entries()) {
    const { service, environment } = placed[remediedBy(stories, index)] ?? story;
    placed.push({ ...story, service, environment });
  }
  return placed;
}
const idOf = (stories: readonly Story[], index: number): string =>
  `${encode(FIRST + (stories[index]?.start ?? 0) * 1000)}${"0".repeat(14)}${ID_TAIL[Math.floor(index / 26)]}${ID_TAIL[index % 26]}`;
function encode(time: number): string {
  let rest = time;
  let text = "";
  for (let place = 0; place < 10; place++) {
    text = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** Rolls back what a deployment remedies, where that is a release's and ended well. */
async function takeBack(deployments: Table, { id, rollbackOf }: Deployment): Promise<void> {
  const taken = rollbackOf === null ? null : await getDeployment(deployments, rollbackOf);
  const rollback = await getDeployment(deployments, id);
  if (!taken || !rollback) return;
  await rollBackDeployment(deployments, taken, { at: rollback.finishedAt ?? rollback.startedAt, reason: "too many errors", by: id });
}

/** Everything happens, and the changes are delivered in the order that `picks` says, some of them more than once. */
async function played(stories: readonly Story[], order: readonly number[], picks: readonly number[]) {
  const memory = new MemoryTables(DEPLOYMENT_PREFIX);
  const stores = tablesOf(memory);
  const deployments = told(stories);
  for (const deployment of deployments) await startDeployment(stores.deployments, deployment);
  for (const index of order) {
    const deployment = deployments[index];
    const of = stories[index];
    if (!deployment || !of) continue;
    const end = finished(deployment, { status: of.status, finishedAt: at(of.start + of.seconds) });
    await finishDeployment(stores.deployments, deployment.id, { status: of.status, finishedAt: end.finishedAt }, NOW);
    if (of.incident)
      await markFailed(stores.deployments, deployment.id, { kind: "incident", by: "01JZZZZZZZZZZZZZZZZZZZZZZZ", at: at(of.start) });
    if (of.takesBack === "at once") await takeBack(stores.deployments, deployment);
  }
  const later = deployments.filter((_, index) => stories[index]?.takesBack === "later");
  const pending: DynamoDBRecord[] = [...memory.changes];
  const delivered: DynamoDBRecord[] = [];
  let pick = 0;
  while (pending.length + later.length > 0) {
    const number = picks[pick++ % picks.length] ?? 0;
    const known = memory.changes.length;
    const takesBack = number % 3 === 0 || pending.length === 0 ? later.shift() : undefined;
    if (takesBack) await takeBack(stores.deployments, takesBack);
    const isAgain = number % 4 === 0 && delivered.length > 0;
    const change = isAgain ? delivered[number % delivered.length] : pending.splice(number % pending.length, 1)[0];
    if (change) {
      await updateDelivery(stores, change, NOW);
      delivered.push(change);
    }
    pending.push(...memory.changes.slice(known));
    if (pick > 5_000) throw new Error("the changes do not come to an end");
  }
  const all = memory.items(stores.deployments.name).filter(({ pk }) => String(pk).startsWith(DEPLOYMENT_PREFIX));
  return { stores, memory, all: all.map(({ pk, sk, ...deployment }) => deployment as Deployment) };
}

describe("the counters of deployments", () => {
  it("equal what the table comes to, whatever order and however often its changes come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: 1, maxLength: 14 }).chain((stories) =>
          fc.record({
            stories: fc.constant(inPlace(stories)),
            order: fc.shuffledSubarray([...stories.keys()], { minLength: stories.length, maxLength: stories.length }),
            picks: fc.array(fc.nat(10_000), { minLength: 30, maxLength: 30 }).filter((picks) => picks.some((pick) => pick % 4 !== 0)),
          }),
        ),
        async ({ stories, order, picks }) => {
          const { stores, all } = await played(stories, order, picks);

          expect(await readTallies(stores.insights, "*", "D", "2026-10-01")).toEqual(rowsOf(all, "day"));
          expect(await readTallies(stores.insights, "*", "H", "2026-10-01")).toEqual(rowsOf(all, "hour"));
          const one = all.filter(({ service }) => service === "billing-api");
          expect(await readTallies(stores.insights, "billing-api", "D", "2026-10-01")).toEqual(rowsOf(one, "day"));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("cost the same number of writes at the four-hundredth deployment as at the tenth", async () => {
    const memory = new MemoryTables(DEPLOYMENT_PREFIX);
    const stores = tablesOf(memory);
    const costs: number[] = [];
    const stories = Array.from(
      { length: 400 },
      (_, index): Story => ({
        service: "a",
        environment: "production",
        start: index * 60,
        seconds: 30 + (index % 7),
        status: "success",
        commits: [],
        remedies: null,
        incident: false,
        release: false,
        takesBack: "never",
      }),
    );
    for (const [index, deployment] of told(stories).entries()) {
      const before = memory.writes;
      const changes = memory.changes.length;
      await startDeployment(stores.deployments, deployment);
      await finishDeployment(stores.deployments, deployment.id, { status: "success", finishedAt: at(index * 60 + 30 + (index % 7)) }, NOW);
      for (const change of memory.changes.slice(changes)) await updateDelivery(stores, change, NOW);
      costs.push(memory.writes - before);
    }
    expect(new Set(costs.slice(10))).toEqual(new Set([costs[10]]));
    expect(costs[10]).toBeLessThanOrEqual(13);
  });
});
