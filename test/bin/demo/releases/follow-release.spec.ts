import { expect, it } from "vitest";
import { followRelease } from "../../../../bin/demo/releases/follow-release.ts";
import { Unlike } from "../../../../bin/demo/releases/unlike.ts";
import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";
import { anEntry, aRelease } from "../../../web/support/release-factories.ts";
import { aReleaseApi } from "./a-release-api.ts";

const entries = (...texts: string[]) => texts.map((text) => anEntry({ at: "2026-11-21T10:20:30.000Z", kind: "status", text }));

/** A release that is in the n-th of these states when it is looked at the n-th time. */
function growing(...states: Partial<ReleaseDetail>[]) {
  const told: string[] = [];
  let looks = 0;
  const release = async () => aRelease({ id: "r1", ...states[Math.min(looks++, states.length - 1)] });
  return { demo: { author: aReleaseApi({ release }), tell: (line: string) => void told.push(line) }, told };
}

it("tells each entry of the timeline once, with its time, beginning after those that were told", async () => {
  const { demo, told } = growing(
    { status: "promoting", timeline: entries("a", "b") },
    { status: "promoting", timeline: entries("a", "b") },
    { status: "completed", timeline: entries("a", "b", "c") },
  );

  expect((await followRelease(demo, "r1", { to: "completed", told: 1 })).status).toBe("completed");

  expect(told).toEqual(["  10:20:30  b", "  10:20:30  c"]);
});

it("leaves the gate's decision to who tells its scores", async () => {
  const decision = anEntry({ kind: "gate", text: "APPROVED" });
  const { demo, told } = growing({ status: "approved", timeline: [...entries("a"), decision] });

  await followRelease(demo, "r1", { to: "approved", told: 0 });

  expect(told).toEqual(["  10:20:30  a"]);
});

it("has something done at each look, the last one too", async () => {
  const { demo } = growing({ status: "promoting" }, { status: "completed" });
  const seen: string[] = [];

  await followRelease(demo, "r1", { to: "completed", told: 0, meanwhile: async ({ status }) => void seen.push(status) });

  expect(seen).toEqual(["promoting", "completed"]);
});

it("says what was expected and seen where a release comes to another end, and waits no longer", async () => {
  const { demo } = growing({ status: "blocked", reason: "an incident is open" });

  const following = followRelease(demo, "r1", { to: "approved", told: 0 });

  await expect(following).rejects.toBeInstanceOf(Unlike);
  await expect(following).rejects.toThrow("expected approved, saw blocked (an incident is open)");
});
