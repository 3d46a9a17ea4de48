import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { EnvironmentSettings } from "../../../../lambdas/contract/release-environment.ts";
import type { Release, Tick } from "../../../../lambdas/contract/release-record.ts";
import { resumed, ticked } from "../../../../lambdas/domain/releases/lifecycle/verification.ts";
import { aLook, aVerifying, second } from "../a-release.ts";

const settings = (overrides: object = {}) => EnvironmentSettings.parse(overrides);

type Played = { readonly release: Release; readonly outcome: "verified" | "condemned" | "waits"; readonly seconds: number };
/** Looks one after the other, each when it is due, as `see` has them, until it is decided or nobody looks any more. */
function play(see: (seconds: number, looks: number) => Tick["verdict"], of = settings(), most = 1_000): Played {
  let release = aVerifying({ soakUntil: second(of.soakSeconds), nextTickAt: second(Math.min(of.tickSeconds, of.soakSeconds)) });
  let seconds = 0;
  for (let looks = 0; looks < most; looks++) {
    const at = release.promotions.at(-1)?.nextTickAt;
    if (!at) break;
    seconds = (Date.parse(at) - Date.parse(second(0))) / 1000;
    const outcome = ticked(release, aLook(see(seconds, looks), at), of);
    if (outcome.outcome !== "moved") return { release: outcome.release, outcome: outcome.outcome, seconds };
    release = outcome.change.after;
  }
  return { release, outcome: "waits", seconds };
}

describe("a verification", () => {
  it("takes as long as the soak where all looks are good", () => {
    expect(play(() => "good")).toMatchObject({ outcome: "verified", seconds: 300 });
  });

  test.each([
    [30, 300],
    [300, 30],
    [45, 100],
    [900, 86_400],
    [1, 1],
  ])("with looks each %d s and a soak of %d s never passes earlier, and at most one look later", (tickSeconds, soakSeconds) => {
    const { outcome, seconds } = play(() => "good", settings({ tickSeconds, soakSeconds }), 100_000);
    expect(outcome).toBe("verified");
    expect(seconds).toBeGreaterThanOrEqual(soakSeconds);
    expect(seconds).toBeLessThanOrEqual(soakSeconds + tickSeconds);
  });

  it("begins its soak anew after a bad look", () => {
    const { outcome, seconds } = play((at) => (at === 120 ? "bad" : "good"));
    expect({ outcome, seconds }).toEqual({ outcome: "verified", seconds: 420 });
  });

  it("is condemned by as many bad looks as it takes, in a row or not", () => {
    expect(play(() => "bad", settings({ badTicks: 3 }))).toMatchObject({ outcome: "condemned", seconds: 90 });
    expect(play(() => "bad", settings({ badTicks: 1 }))).toMatchObject({ outcome: "condemned", seconds: 30 });
    expect(play((_, looks) => (looks % 2 === 0 ? "bad" : "good"), settings({ badTicks: 3 })).outcome).toBe("condemned");
  });

  it("is halted by the first bad look, and says which it is of how many", () => {
    const { release } = play(() => "bad", settings({ badTicks: 3 }), 1);
    expect(release).toMatchObject({ status: "halted", reason: "metrics of dev are bad (1 of 3): so it looks" });
  });

  it("has good time without data between it put off its end by as much", () => {
    const { outcome, seconds } = play((at) => (at >= 100 && at < 160 ? "no_data" : "good"));
    expect(outcome).toBe("verified");
    expect(seconds).toBeGreaterThanOrEqual(360);
  });

  it("never passes with less good time than its soak, whatever the looks are", () => {
    const verdicts = fc.array(fc.constantFrom<Tick["verdict"]>("good", "good", "good", "no_data", "bad"), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(verdicts, fc.constantFrom(10, 30, 120), fc.constantFrom(30, 60, 300), (looks, tickSeconds, soakSeconds) => {
        const seen: { at: number; verdict: Tick["verdict"] }[] = [];
        const see = (at: number, index: number) => {
          const verdict = looks[index % looks.length] ?? "good";
          seen.push({ at, verdict });
          return verdict;
        };
        const { outcome } = play(see, settings({ tickSeconds, soakSeconds, badTicks: 20 }), 300);
        if (outcome !== "verified") return;
        const good = seen.reduce((sum, { at, verdict }, index) => {
          const before = seen[index - 1] ?? { at: 0, verdict: "good" };
          return verdict === "good" && before.verdict !== "no_data" ? sum + at - before.at : sum;
        }, 0);
        expect(good).toBeGreaterThanOrEqual(soakSeconds);
      }),
    );
  });
});

describe("a verification without data", () => {
  test.each([
    ["looks that are short", { tickSeconds: 1, soakSeconds: 86_400 }],
    ["looks that are long", { tickSeconds: 900, soakSeconds: 60 }],
    ["the defaults", {}],
  ])("halts in the end and is never left verifying with nobody looking (%s)", (_, of) => {
    const { release, outcome } = play(() => "no_data", settings(of), 200_000);
    expect(outcome).toBe("waits");
    expect(release).toMatchObject({ status: "halted", dueAt: null, promotions: [{ status: "halted", nextTickAt: null }] });
  });

  it("is waited for as long as a soak before it halts", () => {
    const statusAfter = (looks: number) => play(() => "no_data", settings(), looks).release.status;
    expect(statusAfter(9)).toBe("verifying");
    expect(statusAfter(10)).toBe("halted");
  });

  it("that somebody had begin anew is waited for as long once more", () => {
    const { release } = play(() => "no_data", settings(), 20);
    expect(release.status).toBe("halted");
    let again = resumed(release, { at: second(1_000), by: "mina" }, settings()).after;
    for (let seconds = 1_030; seconds < 1_300; seconds += 30) {
      const outcome = ticked(again, aLook("no_data", second(seconds)), settings());
      again = outcome.outcome === "moved" ? outcome.change.after : outcome.release;
      expect(again.status, `after ${seconds - 1_000} s`).toBe("verifying");
    }
  });

  it("after a bad look goes on to say what was bad", () => {
    const { release } = play((_, looks) => (looks === 0 ? "bad" : "no_data"), settings(), 50);
    const reason = "metrics of dev are bad (1 of 3): so it looks";
    expect(release).toMatchObject({ status: "halted", reason, promotions: [{ reason }] });
  });

  it("is looked for every tick until then, and after that ever later, a day in all", () => {
    expect(play(() => "no_data", settings(), 10).seconds).toBe(300);
    const { seconds, release } = play(() => "no_data");
    expect(seconds).toBeGreaterThan(20 * 3_600);
    expect(seconds).toBeLessThan(30 * 3_600);
    expect(release.promotions[0]?.ticks.noData).toBeLessThan(130);
  });
});
