import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getAll, queryRange } from "../../lambdas/store/query.ts";
import { FakeTable } from "../support/fake-table.ts";

const name = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, "0"));
const names = fc.uniqueArray(name, { maxLength: 60 });
const aTable = (sks: readonly string[], mostAnswered?: number) =>
  new FakeTable(
    sks.map((sk) => ({ pk: "list", sk })),
    mostAnswered,
  );

describe("a range of a partition", () => {
  it("is the newest items below its position, however many queries 1 MB makes of it", async () => {
    const limit = fc.integer({ min: 1, max: 30 });
    await fc.assert(
      fc.asyncProperty(names, fc.option(name), limit, fc.integer({ min: 1, max: 9 }), async (sks, before, most, mostAnswered) => {
        const { table } = aTable(sks, mostAnswered);
        const items = await queryRange(table, { pk: "list", limit: most, ...(before === null ? {} : { before }) });
        const below = sks
          .filter((sk) => before === null || sk < before)
          .toSorted()
          .reverse();

        expect(items.map(({ sk }) => sk)).toEqual(below.slice(0, most));
      }),
      { numRuns: 200 },
    );
  });

  it("begins with the oldest where it is told to, from a key on that is part of it", async () => {
    const { table } = aTable(["1", "2", "3", "4", "5"], 2);
    const items = await queryRange(table, { pk: "list", from: "2", before: "5", limit: 10, oldestFirst: true });

    expect(items.map(({ sk }) => sk)).toEqual(["2", "3", "4"]);
  });

  it("is one query where one is enough", async () => {
    const fake = aTable(["1", "2", "3"]);
    await queryRange(fake.table, { pk: "list", limit: 2 });

    expect(fake.queries).toEqual(["list"]);
  });
});

describe("items by their keys", () => {
  it("come in the order of the keys, more than a batch of them, without those that are not there", async () => {
    const sks = Array.from({ length: 250 }, (_, index) => String(index));
    const { table } = aTable(sks.filter((sk) => sk !== "120"));
    const items = await getAll(
      table,
      sks.toReversed().map((sk) => ({ pk: "list", sk })),
    );

    expect(items.map(({ sk }) => sk)).toEqual(sks.filter((sk) => sk !== "120").reverse());
  });
});
