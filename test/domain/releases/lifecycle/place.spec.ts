import { describe, expect, it } from "vitest";
import {
  emptyPlace,
  freed,
  isFreeFor,
  nowRuns,
  nowVerified,
  occupied,
  returnTargets,
  takenBack,
} from "../../../../lambdas/domain/releases/lifecycle/place.ts";
import { second } from "../a-release.ts";

const version = (releaseId: string) => ({
  releaseId,
  deploymentId: `D-${releaseId}`,
  version: releaseId,
  commit: "0123456",
  endedAt: second(0),
});
const verifiedInTurn = (...ids: string[]) =>
  ids.reduce((place, id) => nowVerified(nowRuns(occupied(place, id), version(id)), version(id)), emptyPlace("churn", "production"));

describe("an environment", () => {
  it("is free for all, then for one, and for all again once that one is verified", () => {
    const taken = occupied(emptyPlace("churn", "dev"), "R1");
    expect([isFreeFor(taken, "R1"), isFreeFor(taken, "R2")]).toEqual([true, false]);
    expect(isFreeFor(nowVerified(taken, version("R1")), "R2")).toBe(true);
  });

  it("is freed by nobody but the release that has it", () => {
    const taken = occupied(emptyPlace("churn", "dev"), "R1");
    expect(freed(taken, "R2").occupiedBy).toBe("R1");
    expect(freed(taken, "R1").occupiedBy).toBeNull();
  });

  it("returns to what was verified last, never to the release that is taken back", () => {
    const place = verifiedInTurn("R1", "R2", "R3");
    expect(returnTargets(place, "R3").map(({ releaseId }) => releaseId)).toEqual(["R2", "R1"]);
    expect(returnTargets(verifiedInTurn("R1"), "R1")).toEqual([]);
  });

  it("forgets that a version was verified once that is taken back, and runs the one returned to", () => {
    const place = takenBack(occupied(verifiedInTurn("R1", "R2"), "R2"), "R2", version("R1"));
    expect(place).toMatchObject({ occupiedBy: null, current: { releaseId: "R1" }, verified: [{ releaseId: "R1" }] });
    expect(place.verified).toHaveLength(1);
  });

  it("remembers ten verified versions, each once", () => {
    const ids = Array.from({ length: 14 }, (_, index) => `R${index}`);
    const { verified } = verifiedInTurn(...ids, "R13");
    expect(verified.map(({ releaseId }) => releaseId)).toEqual(ids.slice(4).reverse());
  });
});
