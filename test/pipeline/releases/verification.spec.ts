import { beforeEach, describe, expect, it } from "vitest";
import type { Release } from "../../../lambdas/contract/release-record.ts";
import { getPlace } from "../../../lambdas/store/releases/places.ts";
import { WORDS } from "../../domain/releases/context/a-release-request.ts";
import { aSide } from "../../domain/releases/verification/values.ts";
import { Releases } from "../../support/releases.ts";

let system: Releases;
beforeEach(async () => {
  system = new Releases();
  await system.given({ soakSeconds: 120, tickSeconds: 15, badTicks: 3 });
});

const post = (id: string, body: object = {}) =>
  system.request("POST", `/releases/${id}/metrics`, { role: "candidate", metrics: aSide(), ...body });
/** A release that is deployed to dev and looked at from now on. */
const verifying = (): Promise<Release> => system.brought("verifying");
const textsOf = async (id: string) => (await system.detail(id)).timeline.map(({ text }) => text);

describe("metrics of a Prometheus", () => {
  it("that are good for the soak verify an environment, and the looks are kept", async () => {
    const { id } = await verifying();
    await system.pass(300);
    const { ticks } = await system.detail(id);
    const dev = ticks.filter(({ environment }) => environment === "dev");

    expect((await system.release(id)).promotions[0]?.status).toBe("verified");
    expect(dev.map(({ number }) => number)).toEqual(dev.map((_, index) => index + 1));
    expect(new Set(dev.map(({ source }) => source))).toEqual(new Set(["prometheus"]));
    expect(dev.at(-1)).toMatchObject({ verdict: "good", score: 100 });
  });

  it("are never taken for good before there is enough of them", async () => {
    const { id } = await verifying();
    await system.pass(50);
    const { ticks, status } = await system.detail(id);

    expect(status).toBe("verifying");
    expect(new Set(ticks.map(({ verdict }) => verdict))).toEqual(new Set(["no_data"]));
  });

  it("do not halt a release whose soak is shorter than the first points take", async () => {
    system = new Releases();
    await system.given({ soakSeconds: 30, tickSeconds: 15 });
    const { id } = await verifying();
    await system.pass(300);

    expect((await system.release(id)).status).toBe("awaiting_review");
    expect((await textsOf(id)).filter((text) => text.includes("no data"))).toEqual([]);
  });

  it("that cannot be asked for are no data, with the reason", async () => {
    system.outside.fetch = async () => ({ status: 502, text: "bad gateway" });
    const { id } = await verifying();
    await system.pass(300);
    const { status, reason } = await system.release(id);

    expect(status).toBe("halted");
    expect(reason).toContain("no data of dev: Prometheus cannot be asked");
  });
});

describe("no data", () => {
  it("is never a pass: the release halts, and stays so however long it lasts", async () => {
    system.outside.health = () => "silent";
    const { id } = await verifying();
    await system.pass(110);
    expect((await system.release(id)).status).toBe("verifying");
    await system.pass(30);
    expect(await system.release(id)).toMatchObject({ status: "halted", promotions: [{ status: "halted" }] });

    for (let hours = 0; hours < 48; hours++) {
      await system.pass(3_600);
      await system.sweep();
    }
    const { status, promotions, dueAt } = await system.release(id);
    expect(status).toBe("halted");
    expect(promotions[0]?.ticks).toMatchObject({ good: 0, bad: 0 });
    expect({ dueAt, nextTickAt: promotions[0]?.nextTickAt }).toEqual({ dueAt: null, nextTickAt: null });
  });

  it("is looked for more and more seldom, not every tick for a day", async () => {
    system.outside.health = () => "silent";
    const { id } = await verifying();
    for (let hours = 0; hours < 24; hours++) await system.pass(3_600);

    expect((await system.release(id)).promotions[0]?.ticks.noData).toBeLessThan(130);
  });

  it("goes on when data comes, after a whole soak of it", async () => {
    system.outside.health = () => "silent";
    const { id } = await verifying();
    await system.pass(300);
    system.outside.health = () => "good";
    await system.pass(120);
    expect((await system.release(id)).promotions).toHaveLength(1);
    await system.pass(500);

    const { promotions } = await system.release(id);
    expect(promotions[0]?.status).toBe("verified");
    expect(await textsOf(id)).toContain("metrics of dev are good again");
  });

  it("does not count as soaking, also where the looks were far apart", async () => {
    system.outside.health = () => "silent";
    const { id } = await verifying();
    await system.pass(3_000);
    const silentAt = system.nowMs;
    system.outside.health = () => "good";
    for (let minutes = 0; minutes < 60 && (await system.release(id)).promotions[0]?.status !== "verified"; minutes++) await system.pass(15);

    const endedAt = (await system.release(id)).promotions[0]?.endedAt ?? "";
    const looks = (await system.detail(id)).ticks.filter(({ environment, verdict }) => environment === "dev" && verdict === "good");
    expect(Date.parse(endedAt) - silentAt).toBeGreaterThanOrEqual(100_000);
    expect(looks.length).toBeGreaterThanOrEqual(7);
  });

  it("of a person who gave up waiting: promoting again begins anew", async () => {
    system.outside.health = () => "silent";
    const { id } = await verifying();
    await system.pass(600);
    system.outside.health = () => "good";
    expect((await system.act(id, "promote", {}, "reviewer")).status).toBe(200);
    const { status, promotions } = await system.release(id);
    expect(status).toBe("verifying");
    expect(promotions[0]?.ticks).toMatchObject({ good: 0, bad: 0, noData: 0 });
    expect(promotions).toHaveLength(1);

    await system.pass(120);
    expect((await system.release(id)).promotions[0]?.status).toBe("verifying");
    await system.pass(90);
    expect((await system.release(id)).promotions[0]?.status).toBe("verified");
  });
});

describe("posted metrics", () => {
  beforeEach(async () => {
    system = new Releases();
    await system.given({ prometheusUrl: null, soakSeconds: 120, tickSeconds: 15 });
  });

  it("verify an environment that has no prometheusUrl", async () => {
    const { id } = await verifying();
    for (let looks = 0; looks < 12; looks++) {
      expect((await post(id, { environment: "dev" })).status).toBe(202);
      await system.pass(15);
    }
    const { promotions } = await system.release(id);
    expect(promotions[0]?.status).toBe("verified");
    expect(promotions[0]?.ticks.last).toMatchObject({ source: "posted", verdict: "good" });
  });

  it.each(["node-lambda", "static-site"] as const)(
    "verify a %s, whose package Prometheus knows nothing of, also where a prometheusUrl is set",
    async (stack) => {
      await system.given({ soakSeconds: 120, tickSeconds: 15 });
      const { id } = await system.brought("verifying", WORDS[stack]);
      await system.pass(15);
      expect((await system.release(id)).promotions[0]?.ticks.last?.reasons[0]).toMatch(
        /^the package exports nothing to Prometheus, and nobody/,
      );
      for (let looks = 0; looks < 12; looks++) {
        await post(id, { environment: "dev" });
        await system.pass(15);
      }

      expect((await system.release(id)).promotions[0]).toMatchObject({ status: "verified", ticks: { last: { source: "posted" } } });
    },
  );

  it("that were bad once are one bad look, however many looks follow", async () => {
    const { id } = await verifying();
    await system.pass(5);
    await post(id, { metrics: aSide({ errors: 0.2 }) });
    await system.pass(60);
    expect(await system.release(id)).toMatchObject({ status: "halted", promotions: [{ ticks: { bad: 1 } }] });
    for (let looks = 0; looks < 12; looks++) {
      await post(id, { environment: "dev" });
      await system.pass(15);
    }

    expect((await system.release(id)).promotions[0]).toMatchObject({ status: "verified", ticks: { bad: 1 } });
  });

  it("that were bad once are one bad look, also if they come at the very instant of it", async () => {
    const { id, promotions } = await verifying();
    await system.pass((Date.parse(promotions[0]?.nextTickAt ?? "") - system.nowMs) / 1_000 - 1);
    system.nowMs += 1_000;
    await post(id, { metrics: aSide({ errors: 0.2 }) });
    await system.pass(60);

    expect(await system.release(id)).toMatchObject({ status: "halted", promotions: [{ ticks: { bad: 1 } }] });
  });

  it("that are dated later count once their time has come", async () => {
    const { id } = await verifying();
    const at = (index: number) => new Date(system.nowMs + 60_000 + index).toISOString();
    const dated = (values: readonly number[] = []) => values.map((value, index) => ({ at: at(index), value }));
    await post(id, {
      metrics: Object.fromEntries(Object.entries(aSide({ errors: 0.2 })).map(([metric, values]) => [metric, dated(values)])),
    });
    await system.pass(50);
    expect((await system.release(id)).promotions[0]?.ticks).toMatchObject({ good: 0, bad: 0 });
    await system.pass(200);

    expect((await system.release(id)).promotions[0]?.ticks).toMatchObject({ good: 0, bad: 1 });
  });

  it("that nobody posts are no data, and it says whose turn that is", async () => {
    const { id } = await verifying();
    await system.pass(300);

    expect(await system.release(id)).toMatchObject({ status: "halted", reason: expect.stringContaining("nobody posted metrics since") });
  });

  it.each([1_000, 40_000, 200_000])("are looked at soon after %d s without any, though looks had become seldom", async (seconds) => {
    const { id } = await verifying();
    for (let passed = 0; passed < seconds; passed += 1_000) await system.pass(1_000);
    expect((await system.release(id)).status).toBe("halted");
    await post(id);
    await system.pass(15);

    expect((await system.release(id)).status).toBe("verifying");
  });

  it("that are posted point by point are not looked at for each", async () => {
    const { id } = await verifying();
    await system.pass(20);
    const before = (await system.release(id)).promotions[0]?.ticks.noData ?? 0;
    for (let posted = 0; posted < 30; posted++) {
      await post(id, { metrics: { error_ratio: [0] } });
      await system.pass(1);
    }
    expect((await system.release(id)).promotions[0]?.ticks.noData).toBeLessThanOrEqual(before + 2);
  });

  it("of a failing candidate halt it; a baseline's are compared with", async () => {
    const { id } = await verifying();
    await post(id, { role: "baseline", metrics: aSide() });
    await post(id, { metrics: aSide({ latency: 0.03 }) });
    await system.pass(15);
    const { status, promotions } = await system.release(id);

    expect(status).toBe("halted");
    expect(promotions[0]?.ticks.last?.reasons.join(" ")).toContain("latency_seconds");
  });
});

describe("bad metrics", () => {
  it("halt at the first bad look; good ones resume with a whole new soak", async () => {
    const { id } = await verifying();
    await system.pass(90);
    system.outside.health = () => "bad";
    await system.pass(15);
    expect(await system.release(id)).toMatchObject({ status: "halted", promotions: [{ status: "halted", ticks: { bad: 1 } }] });
    expect((await system.release(id)).reason).toMatch(/^metrics of dev are bad \(1 of 3\): /);

    system.outside.health = () => "good";
    await system.pass(75);
    expect((await system.release(id)).status).toBe("verifying");
    await system.pass(80);
    expect((await system.release(id)).promotions[0]?.status).toBe("verifying");
    await system.pass(60);
    expect((await system.release(id)).promotions[0]?.status).toBe("verified");
  });

  it("of one short burst are one bad look: the next ones rest on what came after it", async () => {
    const { id } = await verifying();
    await system.pass(90);
    const burst = system.nowMs / 1_000;
    system.outside.health = (_, at) => (at >= burst && at < burst + 15 ? "bad" : "good");
    await system.pass(400);

    expect((await system.release(id)).promotions[0]).toMatchObject({ status: "verified", ticks: { bad: 1 } });
  });

  it("take data of their own each: a release that is bad all the time is not condemned by its first points", async () => {
    const { id } = await verifying();
    system.outside.health = () => "bad";
    await system.pass(300);
    const bad = (await system.detail(id)).ticks.filter(({ verdict }) => verdict === "bad").map(({ at }) => Date.parse(at) / 1_000);

    expect(bad).toHaveLength(3);
    for (const [index, at] of bad.slice(1).entries()) expect(at - (bad[index] ?? 0)).toBeGreaterThanOrEqual(75);
  });

  it("stay the reason of the halt while there is too little new data", async () => {
    const { id } = await verifying();
    system.outside.health = () => "bad";
    await system.pass(80);
    const { reason } = await system.release(id);
    expect(reason).toMatch(/^metrics of dev are bad \(1 of 3\): /);
    system.outside.health = () => "silent";
    await system.pass(600);

    expect(await system.release(id)).toMatchObject({ status: "halted", reason, promotions: [{ reason, ticks: { bad: 1 } }] });
  });

  it("do not count any more once somebody has the verification begin anew", async () => {
    const { id } = await verifying();
    const until = system.nowMs / 1_000 + 160;
    system.outside.health = (_, at) => (at < until ? "bad" : "good");
    await system.pass(160);
    expect(await system.release(id)).toMatchObject({ status: "halted", promotions: [{ ticks: { bad: 2 } }] });
    await system.act(id, "promote", {}, "reviewer");
    await system.pass(300);

    expect((await system.release(id)).promotions[0]).toMatchObject({ status: "verified", ticks: { bad: 0 } });
  });

  it("roll back to the last verified version at the threshold of bad looks", async () => {
    const first = await system.brought("completed", { version: "2.0.0" });
    const { id } = await verifying();
    system.outside.health = (environment) => (environment === "dev" ? "bad" : "good");
    await system.pass(300);
    const { status, rollback, promotions } = await system.release(id);

    expect(status).toBe("rolled_back");
    expect(rollback).toMatchObject({
      environment: "dev",
      cause: "metrics",
      by: "bellwether",
      to: { releaseId: first.id, version: "2.0.0" },
    });
    expect(rollback?.reason).toMatch(/^dev is bad 3 times: /);
    expect(promotions[0]).toMatchObject({ status: "rolled_back", ticks: { bad: 3 } });
  });

  it("fail the release where there is nothing to return to, and leave the environment to the next", async () => {
    const { id } = await verifying();
    system.outside.health = () => "bad";
    await system.pass(300);
    const { status, reason, promotions } = await system.release(id);

    expect({ status, promotion: promotions[0]?.status }).toEqual({ status: "failed", promotion: "failed" });
    expect(reason).toMatch(/there is no verified version to return to$/);
    expect((await getPlace(system.stores.releases, "churn_predictor_v2", "dev")).occupiedBy).toBeNull();
  });

  it("in between no data count on: silence is no way out", async () => {
    const { id } = await verifying();
    for (const health of ["bad", "silent", "bad", "silent", "bad", "silent"] as const) {
      system.outside.health = () => health;
      await system.pass(90);
    }
    expect((await system.release(id)).status).toBe("failed");
  });
});
