import { describe, expect, it, test } from "vitest";
import { RELEASE_STATUSES } from "../../lambdas/contract/release-record.ts";
import { rowOf } from "../../lambdas/domain/releases/view/row.ts";
import { boardOf, placeOf } from "../../web/src/views/releases/board-of.ts";
import { environmentsOf } from "../../web/src/views/releases/environments.ts";
import { hasFallen, isEnded } from "../../web/src/views/releases/is-ended.ts";
import { lookOf, STATUSES } from "../../web/src/views/releases/look-of.ts";
import { pollSeconds } from "../../web/src/views/releases/poll-seconds.ts";
import { formatScore } from "../../web/src/views/releases/score.ts";
import { aPromotion, aRelease } from "./support/release-factories.ts";
import { RELEASE_STATES } from "./support/release-states.ts";

const NOW = Date.parse("2026-11-21T10:30:00Z");
const rows = Object.values(RELEASE_STATES).map((make) => rowOf(make(NOW)));
const statusesIn = (environment: string | null) =>
  boardOf(rows)
    .columns.find((column) => column.environment === environment)
    ?.cards.map(({ status }) => status);

describe("the board", () => {
  it("has the package first, then each environment, production last", () => {
    expect(boardOf(rows).columns.map(({ environment }) => environment)).toEqual([null, "dev", "staging", "production"]);
  });

  it("puts each release where it stands: with the package until it is promoted, then where it came to last", () => {
    expect(statusesIn(null)).toEqual(["building", "blocked", "approved"]);
    expect(statusesIn("dev")).toEqual(["halted"]);
    expect(statusesIn("staging")).toEqual(["verifying", "awaiting_review"]);
    expect(statusesIn("production")).toEqual(["completed"]);
  });

  it("lists apart what ended on the way, wherever that was", () => {
    expect(boardOf(rows).fallen.map((row) => [row.status, placeOf(row)])).toEqual([["rolled_back", "production"]]);
  });

  it("shows every release once", () => {
    const { columns, fallen } = boardOf(rows);
    const shown = [...columns.flatMap(({ cards, earlier }) => [...cards, ...earlier]), ...fallen];
    expect(shown.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });

  it("keeps of what a service completed the newest in sight, and the others behind it", () => {
    const done = (version: string, startMs: number, service = "churn") =>
      rowOf(
        aRelease({
          request: { version, service },
          status: "completed",
          promotions: [aPromotion(startMs, { environment: "production" })],
          endedAt: new Date(startMs).toISOString(),
        }),
      );
    const [old, newer, other] = [done("1.0.0", NOW - 9e6), done("1.1.0", NOW), done("7.0.0", NOW - 8e6, "shop")];
    const production = boardOf([old, newer, other]).columns.at(-1);
    expect(production?.cards.map(({ version }) => version)).toEqual(["1.1.0", "7.0.0"]);
    expect(production?.earlier.map(({ version }) => version)).toEqual(["1.0.0"]);
  });
});

test.each([
  {
    lists: [
      ["dev", "production"],
      ["dev", "staging", "production"],
    ],
    order: ["dev", "staging", "production"],
  },
  {
    lists: [
      ["dev", "staging", "production"],
      ["qa", "staging", "production"],
    ],
    order: ["dev", "qa", "staging", "production"],
  },
  { lists: [["production"], ["dev", "live"]], order: ["dev", "live", "production"] },
  {
    lists: [
      ["production", "dev"],
      ["dev", "production"],
    ],
    order: ["dev", "production"],
  },
  { lists: [], order: [] },
])("makes one order of several: $order", ({ lists, order }) => {
  expect(environmentsOf(lists)).toEqual(order);
});

describe("a status", () => {
  it("has a look of its own colour and shape beside its word, each that the API knows", () => {
    expect(STATUSES).toEqual(RELEASE_STATUSES);
    expect(lookOf("awaiting_review")).toEqual({ tone: "warn", shape: "clock", words: "awaiting review" });
    expect(lookOf("not-applicable").words).toBe("not applicable");
    expect(RELEASE_STATUSES.filter((status) => lookOf(status).tone === "good")).toEqual(["approved", "completed"]);
  });

  it("ends the asking where nothing can move the release: a completed one may still be taken back", () => {
    const active = RELEASE_STATUSES.filter((status) => !isEnded(status));
    expect(new Set([null, ...active].map(pollSeconds))).toEqual(new Set([3]));
    expect(pollSeconds("completed")).toBe(15);
    const ended = RELEASE_STATUSES.filter(isEnded);
    expect(ended.filter((status) => pollSeconds(status) === null)).toEqual(RELEASE_STATUSES.filter(hasFallen));
  });
});

it("claims no whole score where one check is missing, and no zero where there is no score", () => {
  expect([formatScore(1), formatScore(0.999), formatScore(0.57), formatScore(0), formatScore(null)]).toEqual([
    "1.00",
    "0.99",
    "0.57",
    "0.00",
    "–",
  ]);
});
