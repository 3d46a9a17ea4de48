import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListRequest, listName, type Portion, pageFrom } from "../../lambdas/http/paging.ts";
import { ProblemError } from "../../lambdas/http/problem.ts";

/** A list of numbers, newest (largest) first, that is read as a table is: from below a place, so many at a time. */
function aList(values: readonly number[], { honest = true } = {}) {
  const reads: number[] = [];
  const read = async (position: string | null, limit: number): Promise<Portion<number>> => {
    reads.push(limit);
    const below = values.filter((value) => position === null || value < Number(position));
    const items = below.slice(0, limit).map((value) => ({ value, place: String(value) }));
    // A table does not know that its last full page was the last.
    return { items, more: honest ? below.length > limit : items.length === limit };
  };
  return { read, reads };
}

type Walk = Pick<ListRequest<number>, "matches" | "read"> & { readonly limits: readonly number[] };

async function walk({ read, matches, limits }: Walk): Promise<number[][]> {
  const pages: number[][] = [];
  let cursor: string | undefined;
  for (;;) {
    const limit = limits[pages.length % limits.length] ?? 1;
    const { items, nextCursor } = await pageFrom({ list: "numbers", limit, cursor, read, ...(matches ? { matches } : {}) });
    expect(items.length).toBeLessThanOrEqual(limit);
    pages.push(items);
    if (nextCursor === null) return pages;
    cursor = nextCursor;
  }
}

const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { maxLength: 1_500 }).map((all) => all.sort((a, b) => b - a));
const limits = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 });

describe("walking a list page by page", () => {
  it("gives exactly what matches, in order and once, whatever the limits", async () => {
    await fc.assert(
      fc.asyncProperty(numbers, limits, fc.integer({ min: 1, max: 200 }), fc.boolean(), async (values, some, divisor, honest) => {
        const matches = (value: number) => value % divisor === 0;
        const pages = await walk({ ...aList(values, { honest }), matches, limits: some });

        expect(pages.flat()).toEqual(values.filter(matches));
      }),
      { numRuns: 60 },
    );
  });

  it("gives the whole list, in full pages, where nothing is filtered", async () => {
    await fc.assert(
      fc.asyncProperty(numbers, fc.integer({ min: 1, max: 100 }), async (values, limit) => {
        const pages = await walk({ ...aList(values), limits: [limit] });

        expect(pages.flat()).toEqual(values);
        expect(pages).toHaveLength(Math.max(1, Math.ceil(values.length / limit)));
      }),
      { numRuns: 60 },
    );
  });

  it("loses and repeats nothing when newer items come between two pages", async () => {
    const before = await pageFrom({ list: "numbers", limit: 3, cursor: undefined, read: aList([9, 8, 7, 6, 5]).read });
    const after = await pageFrom({ list: "numbers", limit: 3, cursor: before.nextCursor ?? "", read: aList([11, 10, 9, 8, 7, 6, 5]).read });

    expect([...before.items, ...after.items]).toEqual([9, 8, 7, 6, 5]);
  });
});

describe("a page that is filtered", () => {
  it("reads a bounded number of items, and may be short with a cursor to go on", async () => {
    const values = Array.from({ length: 2_000 }, (_, index) => 2_000 - index);
    const { read, reads } = aList(values);
    const { items, nextCursor } = await pageFrom({ list: "numbers", limit: 10, cursor: undefined, read, matches: (value) => value === 1 });

    expect(items).toEqual([]);
    expect(nextCursor).not.toBeNull();
    expect(reads.reduce((sum, limit) => sum + limit, 0)).toBeLessThanOrEqual(500);
  });
});

describe("a page that is not filtered", () => {
  it("reads no more than it answers", async () => {
    const { read, reads } = aList([5, 4, 3, 2, 1]);
    await pageFrom({ list: "numbers", limit: 2, cursor: undefined, read });

    expect(reads).toEqual([2]);
  });
});

describe("a cursor of another list", () => {
  const page = (list: string, cursor?: string) => pageFrom({ list, limit: 1, cursor, read: aList([3, 2, 1]).read });

  it("is refused, and so is one for other filters", async () => {
    const { nextCursor } = await page(listName("runs", { repo: "acme/shop" }));
    const cursor = nextCursor ?? "";

    await expect(page(listName("runs", { repo: "acme/cart" }), cursor)).rejects.toThrow(ProblemError);
    await expect(page(listName("clusters", { repo: "acme/shop" }), cursor)).rejects.toMatchObject({
      problem: { status: 400, code: "foreign_cursor" },
    });
    await expect(page(listName("runs", { repo: "acme/shop" }), cursor)).resolves.toMatchObject({ items: [2] });
  });

  it("is good for another limit of the same list", async () => {
    const { nextCursor } = await page(listName("runs", { repo: "acme/shop", limit: 1 }));

    await expect(page(listName("runs", { repo: "acme/shop", limit: 7, cursor: "x" }), nextCursor ?? "")).resolves.toMatchObject({
      items: [2],
    });
  });
});

it("ends a page early where its items are large, and loses none of them", async () => {
  const all = Array.from({ length: 12 }, (_, index) => ({ place: String(99 - index), value: `${index} ${"x".repeat(1_000_000)}` }));
  const read = async (position: string | null, limit: number) => {
    const rest = all.filter(({ place }) => position === null || place < position);
    return { items: rest.slice(0, limit), more: rest.length > limit };
  };
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageFrom<string>({ list: "large", limit: 100, cursor, read });
    expect(page.items.join("").length).toBeLessThan(6_000_000);
    seen.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(all.map(({ value }) => value));
});
