import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newestByMonth } from "../../lambdas/store/months.ts";
import { FakeTable } from "../support/fake-table.ts";

const NOW = "2026-11-21T13:00:00.000Z";
const FIRST_MONTH = "2025-01";

/** A list of instants, each in the partition of its month. */
const aList = (instants: readonly string[]) => new FakeTable(instants.map((at) => ({ pk: `LIST#${at.slice(0, 7)}`, sk: at })));

async function page({ table }: ReturnType<typeof aList>, position: string | null, limit: number) {
  const { items, more } = await newestByMonth(table, {
    partition: (month) => `LIST#${month}`,
    position,
    monthOfPosition: (at) => at.slice(0, 7),
    now: NOW,
    firstMonth: FIRST_MONTH,
    limit,
  });
  return { found: items.map(({ sk }) => String(sk)), more };
}

async function walk(list: ReturnType<typeof aList>, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let position: string | null = null; ; ) {
    const next = await page(list, position, limit);
    found.push(...next.found);
    const last = next.found.at(-1);
    if (!next.more || last === undefined) return found;
    position = last;
  }
}

describe("a list that is cut into months", () => {
  it("is walked whole, newest first, across months and years, whatever the size of a page", async () => {
    const instant = fc.integer({ min: Date.parse(`${FIRST_MONTH}-01`), max: Date.parse(NOW) }).map((time) => new Date(time).toISOString());
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(instant, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), async (instants, limit) => {
        expect(await walk(aList(instants), limit)).toEqual(instants.toSorted().reverse());
      }),
      { numRuns: 100 },
    );
  });

  it("goes from January to the December before", async () => {
    const list = aList(["2026-01-01T00:00:00.000Z", "2025-12-31T23:59:59.999Z"]);

    expect(await walk(list, 1)).toEqual(["2026-01-01T00:00:00.000Z", "2025-12-31T23:59:59.999Z"]);
  });

  it("asks only the months that it needs", async () => {
    const list = aList(["2026-11-02T00:00:00.000Z", "2026-11-01T00:00:00.000Z", "2026-10-01T00:00:00.000Z"]);
    await page(list, null, 2);

    expect(list.queries).toEqual(["LIST#2026-11"]);
  });

  it("goes on in the month of its position, and below it", async () => {
    const list = aList(["2026-10-03T00:00:00.000Z", "2026-10-02T00:00:00.000Z", "2026-10-01T00:00:00.000Z"]);

    expect((await page(list, "2026-10-02T00:00:00.000Z", 1)).found).toEqual(["2026-10-01T00:00:00.000Z"]);
    expect(list.queries).toEqual(["LIST#2026-10"]);
  });

  it("asks no month before the first, and says that it ended", async () => {
    const list = aList([]);

    expect(await page(list, null, 10)).toEqual({ found: [], more: false });
    expect(list.queries.at(-1)).toBe(`LIST#${FIRST_MONTH}`);
    expect(list.queries).toHaveLength(23);
  });
});
