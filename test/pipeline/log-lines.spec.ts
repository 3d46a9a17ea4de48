import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../lambdas/pipeline/log-lines.ts";

const LONGEST = 16_384;

/** The bytes of a text in pieces of these sizes, over and over. */
function inPieces(text: string, sizes: readonly number[]): Readable {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let start = 0, piece = 0; start < bytes.length; piece++) {
    const size = sizes[piece % sizes.length] ?? 1;
    pieces.push(bytes.subarray(start, start + size));
    start += size;
  }
  return Readable.from(pieces);
}
const linesIn = (text: string, sizes: readonly number[]): Promise<string[]> => Array.fromAsync(linesOf(inPieces(text, sizes)));

const line = fc.string({ unit: fc.constantFrom("a", " ", "é", "漢", "🐑", "\t"), maxLength: 12 });
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

describe("the lines of a log", () => {
  it("are the same however the bytes are cut into pieces, inside of characters too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.constantFrom("\n", "\r\n"), sizes, async (lines, end, some) => {
        const text = lines.map((one) => one + end).join("");

        expect(await linesIn(text, some)).toEqual(lines);
      }),
      { numRuns: 200 },
    );
  });

  it("include a last one without an end", async () => {
    expect(await linesIn("first\nsecond", [3])).toEqual(["first", "second"]);
  });

  it("are none for an empty log", async () => {
    expect(await linesIn("", [1])).toEqual([]);
  });

  it("keep empty ones, so that numbers stay right", async () => {
    expect(await linesIn("a\n\n\nb\n", [2])).toEqual(["a", "", "", "b"]);
  });

  it("survive bytes that are no text", async () => {
    const log = Readable.from([Buffer.from([0x61, 0xff, 0x0a, 0x62, 0x0a])]);

    expect(await Array.fromAsync(linesOf(log))).toEqual(["a\ufffd", "b"]);
  });
});

describe("a line that is too long", () => {
  const text = `before\n${"x".repeat(3 * LONGEST)}\nafter\n`;

  it.each([1_000, LONGEST, LONGEST + 1, 100_000])("is cut to the same beginning in pieces of %i bytes, and counts as one", async (size) => {
    expect((await linesIn(text, [size])).map(({ length }) => length)).toEqual([6, LONGEST, 5]);
  });

  it("is cut though it is the last", async () => {
    expect((await linesIn("y".repeat(LONGEST + 5), [700])).map(({ length }) => length)).toEqual([LONGEST]);
  });

  it("never makes the reader hold more than a piece beyond the limit", async () => {
    const piece = Buffer.alloc(64 * 1024, "z");
    const lines = await Array.fromAsync(linesOf(Readable.from(Array.from({ length: 400 }, () => piece))));

    expect(lines.map(({ length }) => length)).toEqual([LONGEST]);
  });
});
