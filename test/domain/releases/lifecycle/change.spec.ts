import { describe, expect, it } from "vitest";
import { begun, ended } from "../../../../lambdas/domain/releases/lifecycle/attempts.ts";
import { buildGivenUp, stepOf } from "../../../../lambdas/domain/releases/lifecycle/chain.ts";
import { changed, IllegalMove, moved } from "../../../../lambdas/domain/releases/lifecycle/change.ts";
import { checksBegun } from "../../../../lambdas/domain/releases/lifecycle/checks.ts";
import { aRelease, second } from "../a-release.ts";

const told = { at: second(5), by: "mina", kind: "status" as const, text: "cancelled by mina" };

describe("a change of a release", () => {
  it("grows its revision, and is told in the timeline", () => {
    const before = aRelease();
    const { after, entries } = moved(before, "cancel", told);

    expect(after).toMatchObject({ status: "cancelled", revision: before.revision + 1, updatedAt: second(5), reason: told.text });
    expect(entries).toEqual([{ at: second(5), by: "mina", kind: "status", text: "cancelled by mina" }]);
    expect(before.status).toBe("building");
  });

  it("that ends it has it due no more", () => {
    expect(moved(aRelease(), "cancel", told).after).toMatchObject({ endedAt: second(5), dueAt: null });
    expect(moved(aRelease({ status: "completed", endedAt: second(1) }), "alert", told).after).toMatchObject({ endedAt: null });
  });

  it("that its status does not allow is refused, with what is allowed", () => {
    const move = () => moved(aRelease({ status: "rolling_back" }), "alert", told);
    expect(move).toThrow(IllegalMove);
    expect(move).toThrow("a release that is rolling_back cannot take alert; it can take rollback_succeeded, rollback_failed");
    expect(() => moved(aRelease({ status: "rolled_back" }), "promote", told)).toThrow("it can take nothing more");
  });

  it("of fields alone leaves the status", () => {
    expect(changed(aRelease(), second(7), { dueAt: null }).after).toMatchObject({ status: "building", dueAt: null, updatedAt: second(7) });
  });
});

describe("attempts", () => {
  it("are counted, and one that never ended was cut off", () => {
    const first = begun([], { at: second(0), cause: "mina" });
    const second_ = begun(first, { at: second(9), cause: "queued again" });

    expect(second_).toEqual([
      { attempt: 1, startedAt: second(0), endedAt: second(9), cause: "mina", error: "it was cut off" },
      { attempt: 2, startedAt: second(9), endedAt: null, cause: "queued again", error: null },
    ]);
    expect(ended(second_, second(10), null).at(-1)).toMatchObject({ endedAt: second(10), error: null });
  });

  it("that are over stay as they ended", () => {
    const over = ended(begun([], { at: second(0), cause: "mina" }), second(1), "no bucket");
    expect(ended(over, second(5), null)).toEqual(over);
  });

  it("are all over in a build that was given up, of steps and of checks", () => {
    const run = { build: 1, queuedAt: second(0), endedAt: null, attempts: [], decision: null };
    const checking = checksBegun(aRelease({ checkRuns: [run] }), { at: second(3), cause: "mina" }).after;
    const { after } = buildGivenUp(checking, second(9), "checking", "a validator broke");

    expect(after).toMatchObject({ status: "failed", reason: "checking was given up: a validator broke" });
    expect(after.checkRuns[0]).toMatchObject({ endedAt: second(9), attempts: [{ endedAt: second(9), error: "a validator broke" }] });
    expect(stepOf(after, "requirements").status).toBe("failed");
  });
});
