import fc from "fast-check";
import { expect, it } from "vitest";
import { RELEASE_STATUSES, type Release, type ReleaseStatus } from "../../../lambdas/contract/release-record.ts";
import { TERMINAL, TRANSITIONS } from "../../../lambdas/domain/releases/state.ts";
import { aCheck, goodChecks, Releases } from "../../support/releases.ts";

const HEALTH = ["good", "bad", "silent"] as const;
const ACTIONS = ["promote", "approve", "reject", "rollback", "cancel"] as const;

/** What people, deployers, metrics, alerts and time do to releases, in any order; `which` picks one of the releases. */
const anyMove = fc.oneof(
  { weight: 2, arbitrary: fc.record({ move: fc.constant("request" as const), which: fc.nat(2) }) },
  { weight: 8, arbitrary: fc.record({ move: fc.constant("pass" as const), which: fc.constantFrom(5, 60, 300, 4_000) }) },
  { weight: 6, arbitrary: fc.record({ move: fc.constantFrom(...ACTIONS), which: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ move: fc.constant("health" as const), which: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      move: fc.constantFrom("alert" as const, "replace" as const, "sweep" as const, "lose" as const),
      which: fc.nat(3),
    }),
  },
);
type Move = {
  readonly move: (typeof ACTIONS)[number] | "request" | "pass" | "health" | "alert" | "replace" | "sweep" | "lose";
  readonly which: number;
};

/** A system that keeps every status that a release was ever stored with, in their order. */
function watched() {
  const system = new Releases();
  const stored = new Map<string, ReleaseStatus[]>();
  const { client } = system.stores.releases;
  const send = client.send.bind(client) as (command: { input: unknown }) => Promise<unknown>;
  Object.assign(client, {
    send: async (command: { input: { TransactItems?: { Put?: { Item?: Partial<Release> & { sk?: string } } }[] } }) => {
      const answer = await send(command);
      for (const { Put } of command.input.TransactItems ?? []) {
        const { sk, id, status } = Put?.Item ?? {};
        if (sk === "RELEASE" && id && status) stored.set(id, [...(stored.get(id) ?? []), status]);
      }
      return answer;
    },
  });
  return { system, stored };
}

async function make(system: Releases, ids: string[], { move, which }: Move): Promise<number> {
  const id = ids[which % Math.max(1, ids.length)] ?? "01K9ZZZZZZZZZZZZZZZZZZZZZZ";
  switch (move) {
    case "request": {
      const environments = [["dev", "staging", "production"], ["production"], ["staging", "production"]][which];
      ids.push((await system.requested({ version: `2.${ids.length}.0`, environments })).id);
      return 202;
    }
    case "pass":
      await system.pass(which);
      return 200;
    case "sweep":
      await system.sweep();
      return 200;
    case "health":
      system.outside.health = () => HEALTH[which] ?? "good";
      return 200;
    case "lose":
      system.waiting.splice(0, which);
      return 200;
    case "replace":
      return (await system.request("PUT", `/releases/${id}/artifacts/Dockerfile`, `FROM image-${which}\n`)).status;
    case "alert": {
      const labels = { service: "churn_predictor_v2", environment: which > 1 ? "staging" : "production", rollback: "true" };
      const alert = { status: "firing", labels, startsAt: system.now(), fingerprint: `f${which}` };
      return (await system.request("POST", "/alerts", { version: "4", alerts: [alert] })).status;
    }
    default:
      return (await system.act(id, move, { reason: "so it is" }, move === "approve" ? "reviewer" : "writer")).status;
  }
}

const done = (move: Move["move"], which = 0): Move => ({ move, which });
/** A release of one environment, all the way to production. */
const toProduction = (which: number): Move[] => [
  done("request", 1),
  done("pass", 5),
  done("promote", which),
  done("approve", which),
  done("pass", 300),
];
/** Two of them that went well: what follows may roll back. */
const BEFORE = [...toProduction(0), ...toProduction(1)];
const WAYS: readonly Move[][] = [
  [...BEFORE, done("alert"), done("pass", 60)],
  [...BEFORE, done("rollback", 1), done("cancel", 1), done("pass", 60), done("rollback", 1)],
  [...BEFORE, done("request"), done("pass", 5), done("health", 2), done("promote", 2), done("pass", 4_000), done("cancel", 2)],
  [done("request"), done("pass", 5), done("health", 1), done("promote"), done("pass", 300)],
  [done("request"), done("pass", 5), done("promote"), done("pass", 600), done("reject")],
  [done("request"), done("pass", 5), done("promote"), done("pass", 4_000), done("pass", 4_000), done("sweep")],
  [done("request"), done("pass", 5), done("replace", 1), done("pass", 5), done("replace", 2), done("pass", 5)],
];

async function walk(moves: readonly Move[]): Promise<ReleaseStatus[][]> {
  const { system, stored } = watched();
  const critical = (file = "") => aCheck({ result: file === "FROM image-1\n" ? "fail" : "pass", critical: true });
  system.look = async (files) => [...goodChecks(), critical(files.get("Dockerfile"))];
  await system.given({ soakSeconds: 60, tickSeconds: 15, reviewSeconds: 3_600 });
  const ids: string[] = [];
  for (const move of moves) expect(await make(system, ids, move), JSON.stringify(move)).toBeLessThan(500);
  expect(system.dead).toEqual([]);
  return [...stored.values()];
}

function areLegal(statuses: readonly ReleaseStatus[]): void {
  for (const [index, to] of statuses.entries()) {
    const from = statuses[index - 1] ?? "building";
    if (from !== to) expect(Object.values(TRANSITIONS[from]), `from ${from}`).toContain(to);
  }
}

it("every stored move of a release is one of the table, in ways that come to every status", async () => {
  const seen = new Set<ReleaseStatus>();
  for (const moves of WAYS) {
    for (const statuses of await walk(moves)) {
      areLegal(statuses);
      for (const status of statuses) seen.add(status);
    }
  }
  expect([...seen].toSorted()).toEqual(RELEASE_STATUSES.toSorted());
});

it("every stored move of a release is one of the table, whatever is done to it in whatever order, and nothing fails", async () => {
  const anyMoves = fc.array(anyMove, { minLength: 10, maxLength: 50 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), anyMoves, async (isLater, moves) => {
      const first = isLater ? BEFORE : [done("request"), done("pass", 5)];
      for (const statuses of await walk([...first, ...moves])) areLegal(statuses);
    }),
    { numRuns: 25 },
  );
});

it("a release that nobody touches comes to rest, or waits for a person", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...HEALTH), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), async (health, losses) => {
      const system = new Releases();
      const lost = losses[Symbol.iterator]();
      system.lost = ({ queue }) => queue === "releases" && lost.next().value === true;
      await system.given({ reviewSeconds: 3_600 });
      system.outside.health = () => health;
      const { id } = await system.requested();
      await system.settle();
      await system.act(id, "promote");
      for (let minutes = 0; minutes < 90; minutes++) {
        await system.pass(60);
        await system.sweep();
      }
      expect([...TERMINAL, "halted"]).toContain((await system.release(id)).status);
    }),
    { numRuns: 12 },
  );
});
