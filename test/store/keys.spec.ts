import fc from "fast-check";
import { ulid } from "ulid";
import { describe, expect, it, test } from "vitest";
import * as keys from "../../lambdas/store/keys.ts";
import { attemptOfResult, resultObject, testsObject } from "../../lambdas/store/object-keys.ts";

const time = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2034-12-31") });
const id = time.map((at) => ulid(at));
const AT = "2026-11-21T13:00:00.000Z";
const ID = "01KAKRGM40S6YV3Q9ZJ2N5E8HD";

describe("a run's key", () => {
  it("follows from its id alone, in the partition of its day", () => {
    fc.assert(
      fc.property(time, (at) => {
        const run = ulid(at);
        const day = new Date(at).toISOString().slice(0, 10);
        expect(keys.shards.map((shard) => keys.runsPartition(day, shard))).toContain(keys.runKey(run).pk);
        expect(keys.runKey(run).sk).toBe(run);
        expect([keys.dayOf(run), keys.monthOf(run)]).toEqual([day, day.slice(0, 7)]);
      }),
    );
  });

  it("spreads a day's runs over all its partitions, evenly", () => {
    const runs = Array.from({ length: 2_000 }, () => keys.runKey(ulid(Date.parse(AT))).pk);
    const sizes = [...Map.groupBy(runs, (pk) => pk).values()].map(({ length }) => length);

    expect(sizes).toHaveLength(keys.shards.length);
    expect(Math.min(...sizes)).toBeGreaterThan(400);
  });

  it("sorts runs by when they were queued, within a day and among the waiting ones", () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        fc.pre(a < b);
        expect(keys.runKey(ulid(a)).sk < keys.runKey(ulid(b)).sk).toBe(true);
        const waiting = (at: number) => keys.waitingKey(ulid(at), new Date(at).toISOString()).sk;
        expect(waiting(a) < waiting(b)).toBe(true);
      }),
    );
  });
});

describe("an id", () => {
  it("is known by its form", () => {
    fc.assert(fc.property(id, (one) => void expect(keys.isId(one)).toBe(true)));
  });

  test.each([
    "",
    "nothing",
    ID.toLowerCase(),
    ID.slice(1),
    `${ID}0`,
    `8${ID.slice(1)}`,
    ID.replace("K", "I"),
    `${ID.slice(0, 25)}#`,
    "../../etc/passwd",
  ])("is none: %j", (text) => {
    expect(keys.isId(text)).toBe(false);
  });
});

describe("the keys of one table", () => {
  const runsTable = [keys.runKey(ID), keys.dayKey("acme/shop", "2026-11-21"), keys.repoRunKey("acme/shop", ID), keys.waitingKey(ID, AT)];
  const insightsTable = [
    keys.clusterKey("c1"),
    keys.seenKey("c1", AT, ID),
    keys.clusterListKey("c1", AT),
    keys.testKey("acme/shop", "cart > adds"),
    keys.flakyListKey("acme/shop", "cart > adds", AT),
    keys.counterKey("acme/shop", ID, "ALL"),
    keys.countedKey(ID),
    { pk: keys.deliveryPartition("*"), sk: keys.tallyPlace("D", "2026-11-21", "shop", "production") },
    { pk: keys.deliveryPartition("*"), sk: keys.tallyPlace("H", "2026-11-21T12:00:00Z", "shop", "production") },
    keys.deliveryStateKey("shop", "production"),
    keys.countedDeploymentKey(ID, "END"),
    keys.countedDeploymentKey(ID, "FAILED"),
    keys.countedDeploymentKey(ID, "ROLLED_BACK"),
    keys.recoversKey(ID, ID),
    keys.anomalyKey("*", AT, ID, "robust"),
  ];
  const incidentsTable = [
    keys.incidentKey(ID),
    keys.timelineKey(ID, AT, "run", ID),
    keys.currentIncidentKey("c1"),
    keys.incidentListKey(ID),
    keys.unresolvedKey(ID),
  ];
  const deploymentsTable = [
    keys.deploymentKey(ID),
    keys.dayKey("shop", "2026-11-21"),
    keys.serviceDeploymentKey("shop", ID),
    keys.runningKey(ID),
    keys.finishedKey(AT, ID),
    { pk: keys.historyPartition("shop", "production", "2026-11-21"), sk: keys.historyPlace(AT, ID) },
  ];
  const registryTable = [
    keys.repoKey("acme/shop"),
    keys.repoListKey("acme/shop", AT),
    keys.sourceKey(ID),
    keys.tokenKey("hash"),
    keys.tokenNameKey("ci"),
    keys.idempotencyKey("ci", "key"),
    keys.slotsKey,
    keys.generatorKey,
    keys.deploymentGeneratorKey,
  ];

  test.each([
    ["runs", runsTable],
    ["insights", insightsTable],
    ["incidents", incidentsTable],
    ["deployments", deploymentsTable],
    ["registry", registryTable],
  ])("%s never meet", (_, table) => {
    expect(new Set([...table, keys.probeKey].map(({ pk, sk }) => `${pk}\n${sk}`)).size).toBe(table.length + 1);
  });

  it("wake the streams only where an item's change is news: a run, an incident, a deployment", () => {
    const waking = (prefix: string, table: readonly keys.Key[]) => table.filter(({ pk }) => pk.startsWith(prefix));

    expect(waking(keys.RUN_PREFIX, runsTable)).toEqual([keys.runKey(ID)]);
    expect(waking(keys.DEPLOYMENT_PREFIX, deploymentsTable)).toEqual([keys.deploymentKey(ID)]);
    expect(waking(keys.INCIDENT_PREFIX, incidentsTable)).toEqual([keys.incidentKey(ID), keys.timelineKey(ID, AT, "run", ID)]);
  });

  it("keep an incident's head out of its timeline, whatever a detail holds", () => {
    fc.assert(fc.property(fc.string(), (detail) => void expect(keys.timelineKey(ID, AT, "note", detail).sk.startsWith("T#")).toBe(true)));
    expect(keys.incidentKey(ID).sk < "T#").toBe(true);
  });
});

describe("keys made of foreign texts", () => {
  const long = fc.string({ unit: "grapheme", maxLength: 3_000 });

  it("stay within what DynamoDB takes, however long a test's name or a caller's key is", () => {
    fc.assert(
      fc.property(long, (text) => {
        for (const { pk, sk } of [
          keys.testKey("acme/shop", text),
          keys.flakyListKey("acme/shop", text, AT),
          keys.idempotencyKey("ci", text),
        ]) {
          expect(Buffer.byteLength(pk)).toBeLessThanOrEqual(2_048);
          expect(Buffer.byteLength(sk)).toBeLessThanOrEqual(1_024);
        }
      }),
    );
  });

  it("differ where the texts differ, and callers do not meet in one key", () => {
    expect(keys.testKey("acme/shop", "a")).not.toEqual(keys.testKey("acme/shop", "b"));
    expect(keys.idempotencyKey("ci", "1")).not.toEqual(keys.idempotencyKey("other", "1"));
    expect(keys.flakyListKey("acme/shop", "a", AT)).not.toEqual(keys.flakyListKey("acme/cart", "a", AT));
  });
});

describe("a result's object", () => {
  it("leads back to its run and attempt", () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 4 }), (runId, attempt) => {
        expect(attemptOfResult(resultObject(runId, attempt))).toEqual({ runId, attempt });
      }),
    );
  });

  test.each([
    testsObject(ID),
    "results/",
    "results/x.json",
    `results/${ID}/one.json`,
    `results/${ID}/1/2.json`,
    `other/results/${ID}/1.json`,
    `results/${ID}/1.json.bak`,
  ])("is not: %s", (key) => {
    expect(attemptOfResult(key)).toBeNull();
  });
});
