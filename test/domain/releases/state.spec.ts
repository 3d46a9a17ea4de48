import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { RELEASE_STATUSES, type ReleaseStatus } from "../../../lambdas/contract/release-record.ts";
import {
  isTerminal,
  legalEvents,
  next,
  RELEASE_EVENTS,
  type ReleaseEvent,
  TERMINAL,
  TRANSITIONS,
} from "../../../lambdas/domain/releases/state.ts";

/** Statuses that any series of legal events leads to, the first one included. */
function reachableFrom(first: ReleaseStatus): ReadonlySet<ReleaseStatus> {
  const seen = new Set<ReleaseStatus>([first]);
  for (const status of seen) for (const to of Object.values(TRANSITIONS[status])) seen.add(to);
  return seen;
}

const anyStatus = fc.constantFrom(...RELEASE_STATUSES);
const anyEvent = fc.constantFrom(...RELEASE_EVENTS);

/** The last status of a release after the events, illegal ones left out as a store would. */
const after = (...events: readonly ReleaseEvent[]): ReleaseStatus =>
  events.reduce<ReleaseStatus>((status, event) => {
    const to = next(status, event);
    return typeof to === "string" ? to : status;
  }, "building");

describe("a release's status", () => {
  it("moves only as the table says; any other event is refused with the legal ones", () => {
    fc.assert(
      fc.property(anyStatus, anyEvent, (status, event) => {
        const listed = TRANSITIONS[status][event];
        expect(next(status, event)).toEqual(
          listed ?? { illegal: event, legal: RELEASE_EVENTS.filter((one) => one in TRANSITIONS[status]) },
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("stays within the listed transitions whatever happens in whatever order", () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const path = events.map((_, index) => after(...events.slice(0, index + 1)));
        for (const [index, to] of path.entries()) {
          const from = index === 0 ? "building" : path[index - 1];
          if (from !== undefined && from !== to) expect(Object.values(TRANSITIONS[from])).toContain(to);
        }
      }),
    );
  });

  test.each(RELEASE_STATUSES)("can become %s", (status) => {
    expect(reachableFrom("building")).toContain(status);
  });

  test.each(RELEASE_STATUSES.filter((status) => !isTerminal(status)))("can come to rest from %s", (status) => {
    expect(TERMINAL.filter((end) => reachableFrom(status).has(end))).not.toEqual([]);
  });

  test.each(TERMINAL.filter((status) => status !== "rolled_back"))("leaves %s only to roll back what may still run", (status) => {
    expect(new Set(Object.values(TRANSITIONS[status]))).toEqual(new Set(["rolling_back"]));
  });

  it("never leaves rolled_back", () => {
    expect(legalEvents("rolled_back")).toEqual([]);
  });

  it("has no event that moves nothing", () => {
    const used = new Set(RELEASE_STATUSES.flatMap(legalEvents));

    expect(RELEASE_EVENTS.filter((event) => !used.has(event))).toEqual([]);
  });
});

describe("the way of a release", () => {
  test.each<[string, ReleaseStatus, ReleaseEvent[]]>([
    [
      "through three environments, with a review before the last",
      "completed",
      [
        "gate_approved",
        "promote",
        "deployed",
        "environment_verified",
        "deployed",
        "review_due",
        "approve",
        "deployed",
        "last_environment_verified",
      ],
    ],
    ["to a block that a replaced artifact lifts", "approved", ["gate_blocked", "artifact_replaced", "gate_approved"]],
    ["back, when too many ticks are bad", "rolled_back", [...verifying(), "tick_bad", "too_many_bad_ticks", "rollback_succeeded"]],
    ["back, when production alerts after the end", "rolling_back", [...verifying(), "last_environment_verified", "alert"]],
    ["to failure, when there is nothing to return to", "failed", [...verifying(), "nothing_to_return_to"]],
    ["to a halt, when metrics are missing: no data is never a pass", "halted", [...verifying(), "data_missing"]],
    ["to expiry, when nobody reviews it", "expired", [...verifying(), "review_due", "review_overdue"]],
  ])("leads %s", (_, end, events) => {
    expect(after(...events)).toBe(end);
  });

  it("reaches production only past a review: nothing else leads from one on", () => {
    expect(next("awaiting_review", "promote")).toMatchObject({ illegal: "promote", legal: expect.arrayContaining(["approve", "reject"]) });
  });

  it("takes one alert of a storm", () => {
    expect(next("rolling_back", "alert")).toEqual({ illegal: "alert", legal: ["rollback_succeeded", "rollback_failed"] });
  });

  it("lets one of two approvals win", () => {
    expect(next("promoting", "approve")).toMatchObject({ illegal: "approve" });
  });

  it("keeps its files once promoted", () => {
    const open = RELEASE_STATUSES.filter((status) => legalEvents(status).includes("artifact_replaced"));

    expect(open).toEqual(["blocked", "approved"]);
  });
});

function verifying(): ReleaseEvent[] {
  return ["gate_approved", "promote", "deployed"];
}
