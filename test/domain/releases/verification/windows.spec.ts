import { describe, expect, it } from "vitest";
import { windowsOf } from "../../../../lambdas/domain/releases/verification/windows.ts";

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 21, 12, minute, second)).toISOString();
const deployment = { startedAt: at(0), finishedAt: at(5) };

describe("when to look", () => {
  it("is nowhere before a whole step after the deployment has passed", () => {
    expect(windowsOf(deployment, at(5, 29), 30)).toBeNull();
    expect(windowsOf(deployment, at(5, 30), 30)?.candidate).toEqual({ from: at(5, 30), to: at(5, 30) });
  });

  it("is the candidate since then, and as long a time before its deployment", () => {
    expect(windowsOf(deployment, at(25, 30), 30)).toEqual({
      candidate: { from: at(5, 30), to: at(25, 30) },
      baseline: { from: at(-20), to: at(0) },
    });
  });

  it("is the candidate since its soak began anew, with the baseline as it was", () => {
    expect(windowsOf({ ...deployment, soakFrom: at(20) }, at(25, 30), 30)).toEqual({
      candidate: { from: at(20, 30), to: at(25, 30) },
      baseline: windowsOf(deployment, at(25, 30), 30)?.baseline,
    });
    expect(windowsOf({ ...deployment, soakFrom: at(20) }, at(20, 29), 30)).toBeNull();
  });

  it("is a baseline of twenty points at least", () => {
    expect(windowsOf(deployment, at(6), 30)?.baseline).toEqual({ from: at(-9, -30), to: at(0) });
  });

  it("is the latest hour of a longer soak", () => {
    expect(windowsOf(deployment, at(125), 30)).toEqual({
      candidate: { from: at(65), to: at(125) },
      baseline: { from: at(-60), to: at(0) },
    });
  });
});
