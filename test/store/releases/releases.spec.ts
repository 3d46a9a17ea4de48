import { beforeEach, describe, expect, it } from "vitest";
import type { Release } from "../../../lambdas/contract/release-record.ts";
import { changed } from "../../../lambdas/domain/releases/lifecycle/change.ts";
import { emptyPlace, occupied } from "../../../lambdas/domain/releases/lifecycle/place.ts";
import { alertWrite, getAlertOutcome } from "../../../lambdas/store/releases/alerts.ts";
import { getPlace, placeWrite } from "../../../lambdas/store/releases/places.ts";
import { listDue, MOST_ENTRIES, readEntries } from "../../../lambdas/store/releases/release-lists.ts";
import { getRelease, putRelease } from "../../../lambdas/store/releases/releases.ts";
import { putSamples, readSamples } from "../../../lambdas/store/releases/samples.ts";
import type { Table } from "../../../lambdas/store/table.ts";
import { transact } from "../../../lambdas/store/transact.ts";
import { aRelease, second } from "../../domain/releases/a-release.ts";
import { MemoryTables } from "../../support/memory-table.ts";

/** A process remembers which days of a table it noted, so every spec has a table of its own. */
let made = 0;
let table: Table;
let release: Release;
const entry = (text: string) => ({ at: second(0), kind: "note" as const, by: null, text });

beforeEach(async () => {
  table = new MemoryTables("none").table(`releases-store-${++made}`);
  release = aRelease();
  await putRelease(table, { before: null, after: release, entries: [entry("requested")] });
});

const put = (before: Release, fields: Partial<Release>, texts: string[] = [], also: Parameters<typeof putRelease>[1]["also"] = []) =>
  putRelease(table, { before, ...changed(before, second(1), fields, texts.map(entry)), also });

describe("a stored release", () => {
  it("is read as it was stored; an id that none has is null, whatever its form", async () => {
    expect(await getRelease(table, release.id)).toEqual(release);
    for (const id of ["01K9ZZZZZZZZZZZZZZZZZZZZZY", "", "nothing", "RELEASE#1"]) expect(await getRelease(table, id)).toBeNull();
  });

  it("is stored once under its id", async () => {
    expect(await putRelease(table, { before: null, after: release, entries: [] })).toBe("changed");
  });

  it("is changed by one of two who read it at the same time; of the other nothing is written", async () => {
    expect(await put(release, { reason: "one" }, ["one"])).toBe("stored");
    expect(await put(release, { reason: "two", dueAt: null }, ["two"])).toBe("changed");

    expect((await getRelease(table, release.id))?.reason).toBe("one");
    expect((await readEntries(table, release.id)).map(({ text }) => text)).toEqual(["requested", "one"]);
    expect(await listDue(table, second(1_000))).toEqual([release.id]);
  });

  it("is not changed where what belongs to it cannot be written", async () => {
    const place = emptyPlace("churn", "dev");
    await transact(table, [placeWrite(table, place, occupied(place, "other"))]);
    expect(await put(release, { reason: "mine" }, [], [placeWrite(table, place, occupied(place, release.id))])).toBe("changed");

    expect((await getRelease(table, release.id))?.reason).toBe(release.reason);
    expect((await getPlace(table, "churn", "dev")).occupiedBy).toBe("other");
  });

  it("does not get an environment that was changed since it was looked at, whatever it was changed to", async () => {
    await transact(table, [placeWrite(table, emptyPlace("churn", "dev"), emptyPlace("churn", "dev"))]);
    const seen = await getPlace(table, "churn", "dev");
    expect(await transact(table, [placeWrite(table, seen, occupied(seen, "other"))])).toBe("done");

    expect(await put(release, { reason: "mine" }, [], [placeWrite(table, seen, occupied(seen, release.id))])).toBe("changed");
    expect(await getPlace(table, "churn", "dev")).toMatchObject({ occupiedBy: "other", revision: 2 });
  });

  it("has its timeline in order, also of many entries at the same instant", async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `entry ${index}`);
    await put(release, {}, texts);
    expect((await readEntries(table, release.id)).map(({ text }) => text)).toEqual(["requested", ...texts]);
  });

  it("shows the newest entries of a long timeline, oldest first", async () => {
    let before = release;
    for (let index = 0; index <= MOST_ENTRIES; index++) {
      const change = changed(before, second(index), {}, [entry(`entry ${index}`)]);
      await putRelease(table, { before, ...change });
      before = change.after;
    }
    const texts = (await readEntries(table, release.id)).map(({ text }) => text);
    expect(texts).toHaveLength(MOST_ENTRIES);
    expect([texts[0], texts.at(-1)]).toEqual(["entry 1", `entry ${MOST_ENTRIES}`]);
  });
});

describe("what is due", () => {
  it("is listed from its instant on, and no more once nothing is due", async () => {
    expect(await listDue(table, second(119))).toEqual([]);
    expect(await listDue(table, second(120))).toEqual([release.id]);
    await put(release, { dueAt: null });
    expect(await listDue(table, second(1_000_000))).toEqual([]);
  });

  it("is listed by its new instant where that moved", async () => {
    await put(release, { dueAt: second(500) });
    expect(await listDue(table, second(499))).toEqual([]);
    expect(await listDue(table, second(500))).toEqual([release.id]);
  });
});

describe("an alert's outcome", () => {
  const outcome = { fingerprint: "f", outcome: "rolling_back" as const, releaseId: "R1", reason: "it fires" };

  it("is remembered once for its fingerprint and start", async () => {
    expect(await transact(table, [alertWrite(table, second(0), outcome, second(0))])).toBe("done");
    expect(await transact(table, [alertWrite(table, second(0), { ...outcome, releaseId: "R2" }, second(0))])).toEqual([0]);

    expect(await getAlertOutcome(table, "f", second(0))).toEqual(outcome);
    expect(await getAlertOutcome(table, "f", second(1))).toBeNull();
    expect(await getAlertOutcome(table, "g", second(0))).toBeNull();
  });
});

describe("posted samples", () => {
  const of = { releaseId: "R1", environment: "dev", role: "candidate" as const };
  const portion = (seconds: number) => ({
    receivedAt: second(seconds),
    metrics: { error_ratio: [{ at: second(seconds), value: seconds }] },
  });

  it("are read from an instant on, oldest first, of their release, environment and role alone", async () => {
    for (const seconds of [30, 10, 20]) await putSamples(table, of, portion(seconds), `d${seconds}`);
    await putSamples(table, { ...of, role: "baseline" }, portion(25), "d");

    expect((await readSamples(table, of, second(20))).map(({ receivedAt }) => receivedAt)).toEqual([second(20), second(30)]);
    expect(await readSamples(table, { ...of, environment: "staging" }, second(0))).toEqual([]);
  });
});
