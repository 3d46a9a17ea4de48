import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupMessages } from "../../../lambdas/domain/clusters/group.ts";

const together = (...messages: string[]) => new Set(groupMessages(messages)).size === 1;

describe("grouping a batch", () => {
  it("puts together what differs in ids, numbers, addresses and paths only", () => {
    expect(together("block blk_-12 of size 3 from /10.0.0.1:80 lost", "block blk_99 of size 71 from /10.9.9.9:81 lost")).toBe(true);
    expect(together("connection from 10.0.0.1 () closed", "connection from 10.0.0.2 (a.b.example) closed")).toBe(true);
  });

  it("sees that a place where many words stand is a variable", () => {
    expect(together(...["root", "news", "cyrus", "test"].map((name) => `cannot lock queue ${name} for writing`))).toBe(true);
  });

  it("keeps apart what has two or three words in one place: they may mean something", () => {
    expect(new Set(groupMessages(["session opened again", "session closed again", "session lost again"])).size).toBe(3);
  });

  it("keeps apart what begins differently, and what would be left without a word", () => {
    expect(new Set(groupMessages(["alpha is done", "beta is done", "gamma is done", "delta is done", "epsilon is done"])).size).toBe(5);
    expect(new Set(groupMessages(["start 1 alpha", "start 2 beta"])).size).toBe(2);
  });

  it("keeps apart errors of different types under the same words", () => {
    const wrapped = (type: string) =>
      `handling failed\nTraceback (most recent call last):\n  File "a.py", line 3, in f\n${type}: it was here`;
    expect(together(wrapped("TimeoutError"), wrapped("KeyError"))).toBe(false);
  });

  it("makes the same groups in whatever order the messages come", () => {
    const word = fc.constantFrom("read", "write", "of", "disk", "node", "alpha", "beta", "gamma", "delta", "12", "0x1f", "10.0.0.1");
    const batch = fc.array(
      fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" ")),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(
        batch.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([one, other]) => {
          const groupOf = new Map(one.map((message, index) => [message, groupMessages(one)[index]]));
          expect(groupMessages(other)).toEqual(other.map((message) => groupOf.get(message)));
        },
      ),
      { numRuns: 50 },
    );
  });

  it("groups nothing, and messages that say nothing", () => {
    expect(groupMessages([])).toEqual([]);
    expect(groupMessages(["", ""])).toHaveLength(2);
  });
});
