import { describe, expect, it } from "vitest";
import { placeEvidence } from "../../lambdas/pipeline/place-evidence.ts";
import { aFailure } from "../domain/runs/a-run.ts";

async function* log(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
const withEvidence = (...texts: readonly string[]) => aFailure({ evidence: texts.map((text) => ({ line: 1, text })) });
const placesOf = async (lines: AsyncIterable<string>, ...failures: Parameters<typeof placeEvidence>[1]) =>
  (await placeEvidence(lines, failures)).map(({ evidence }) => evidence.map(({ line }) => line));

describe("evidence from a report", () => {
  it("gets the number of the first log line that holds it, from 1 on", async () => {
    const lines = log("running", "  AssertionError: 1 == 2  (cart.spec.ts)", "AssertionError: 1 == 2");

    expect(await placesOf(lines, withEvidence("AssertionError: 1 == 2"))).toEqual([[2]]);
  });

  it("keeps its line where the log does not hold it", async () => {
    expect(await placesOf(log("nothing of that"), withEvidence("AssertionError: 1 == 2"))).toEqual([[1]]);
  });

  it("keeps its line where it is too short to say where it came from", async () => {
    expect(await placesOf(log("a", "FAIL", "b"), withEvidence("FAIL"))).toEqual([[1]]);
  });

  it("is found whatever blanks are around it", async () => {
    expect(await placesOf(log("x", "y", "expected 3 to be 4"), withEvidence("   expected 3 to be 4  "))).toEqual([[3]]);
  });

  it("of several failures is placed for each, the same text at the same line", async () => {
    const lines = log("one", "TypeError: x is undefined", "RangeError: too far");

    expect(
      await placesOf(lines, withEvidence("RangeError: too far", "TypeError: x is undefined"), withEvidence("TypeError: x is undefined")),
    ).toEqual([[3, 2], [2]]);
  });

  it("is all that changes", async () => {
    const failure = withEvidence("AssertionError: 1 == 2");
    const [placed] = await placeEvidence(log("AssertionError: 1 == 2"), [failure]);

    expect(placed).toEqual({ ...failure, evidence: [{ line: 1, text: "AssertionError: 1 == 2" }] });
  });
});

describe("a long log", () => {
  it("is read no further than the last evidence", async () => {
    let read = 0;
    async function* long(): AsyncGenerator<string> {
      while (read < 1_000) yield ++read === 3 ? "AssertionError: 1 == 2" : "noise";
    }
    await placeEvidence(long(), [withEvidence("AssertionError: 1 == 2")]);

    expect(read).toBeLessThanOrEqual(4);
  });
});
