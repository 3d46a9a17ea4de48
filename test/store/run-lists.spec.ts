import fc from "fast-check";
import { ulid } from "ulid";
import { describe, expect, it } from "vitest";
import type { Run } from "../../lambdas/contract/run.ts";
import { dayKey, dayOf, repoRunKey, runKey } from "../../lambdas/store/keys.ts";
import { newestRuns, newestRunsOf, type RunsRead } from "../../lambdas/store/run-lists.ts";
import { aRun } from "../domain/runs/a-run.ts";
import { FakeTable, type StoredItem } from "../support/fake-table.ts";

const END = Date.parse("2026-11-21T13:00:00Z");
const DAY = 86_400_000;

/** What `createRun` leaves of runs: the run, its pointer, and their days. */
function aHistory(runs: readonly Run[], mostAnswered?: number): FakeTable {
  const items = runs.flatMap((run): StoredItem[] => [
    { ...runKey(run.id), ...run },
    { ...repoRunKey(run.repo, run.id) },
    { ...dayKey("*", dayOf(run.id)) },
    { ...dayKey(run.repo, dayOf(run.id)) },
  ]);
  return new FakeTable([...new Map(items.map((item) => [`${item.pk}\n${item.sk}`, item])).values()], mostAnswered);
}

const run = fc
  .record({ time: fc.integer({ min: END - 60 * DAY, max: END }), repo: fc.constantFrom("acme/shop", "acme/cart") })
  .map(({ time, repo }) => aRun({ id: ulid(time), repo, queuedAt: new Date(time).toISOString() }));
const runs = fc.uniqueArray(run, { maxLength: 50, selector: ({ id }) => id });
const newestFirst = (some: readonly Run[]): string[] =>
  some
    .map(({ id }) => id)
    .sort()
    .reverse();

async function walk(read: (position: string | null) => Promise<RunsRead>): Promise<string[]> {
  const found: string[] = [];
  for (let position: string | null = null; ; ) {
    const page = await read(position);
    found.push(...page.runs.map(({ id }) => id));
    const last = page.runs.at(-1);
    if (!page.more || !last) return found;
    position = last.id;
  }
}

describe("the newest runs", () => {
  it("of all repositories are walked whole, over days, partitions and cut-off queries", async () => {
    await fc.assert(
      fc.asyncProperty(runs, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), async (all, limit, mostAnswered) => {
        const { table } = aHistory(all, mostAnswered);

        expect(await walk((position) => newestRuns(table, { position, since: null, limit }))).toEqual(newestFirst(all));
      }),
      { numRuns: 60 },
    );
  });

  it("of one repository are walked whole, without those of others", async () => {
    await fc.assert(
      fc.asyncProperty(runs, fc.integer({ min: 1, max: 20 }), async (all, limit) => {
        const { table } = aHistory(all);
        const own = all.filter(({ repo }) => repo === "acme/shop");

        expect(await walk((position) => newestRunsOf(table, "acme/shop", { position, since: null, limit }))).toEqual(newestFirst(own));
      }),
      { numRuns: 60 },
    );
  });

  it("since a time are those queued at it or later, in whichever zone it is written", async () => {
    const at = (time: string) => aRun({ id: ulid(Date.parse(time)), queuedAt: time });
    const before = at("2026-11-20T22:59:59.999Z");
    const later = [at("2026-11-20T23:00:00.000Z"), at("2026-11-21T12:00:00.000Z")];
    const { table } = aHistory([before, ...later]);

    for (const since of ["2026-11-20T23:00:00Z", "2026-11-21T00:00:00+01:00"]) {
      expect(await walk((position) => newestRuns(table, { position, since, limit: 1 }))).toEqual(newestFirst(later));
      expect(await walk((position) => newestRunsOf(table, "acme/shop", { position, since, limit: 1 }))).toEqual(newestFirst(later));
    }
  });
});

describe("a page of runs", () => {
  it("costs the same with a thousand days of history as with one: the days it needs, four partitions each", async () => {
    const daily = Array.from({ length: 1_000 }, (_, index) => aRun({ id: ulid(END - index * DAY) }));
    const long = aHistory(daily);
    const short = aHistory(daily.slice(0, 5));
    await newestRuns(long.table, { position: null, since: null, limit: 5 });
    await newestRuns(short.table, { position: null, since: null, limit: 5 });

    expect(long.queries).toEqual(short.queries);
    expect(long.queries).toHaveLength(1 + 5 * 4);
  });
});
