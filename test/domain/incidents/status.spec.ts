import { describe, expect, it, test } from "vitest";
import { INCIDENT_STATUSES } from "../../../lambdas/contract/incident.ts";
import { policyFor } from "../../../lambdas/domain/incidents/policy.ts";
import { closeWhenQuiet } from "../../../lambdas/domain/incidents/quiet.ts";
import { changeStatus, LEGAL } from "../../../lambdas/domain/incidents/transition.ts";
import { anIncident, hour, POLICY } from "./factories.ts";

describe("a person's change", () => {
  const legal = ["open -> mitigating", "open -> resolved", "mitigating -> open", "mitigating -> resolved", "resolved -> open"];
  const all = INCIDENT_STATUSES.flatMap((from) =>
    INCIDENT_STATUSES.map((to) => ({ from, to, isLegal: legal.includes(`${from} -> ${to}`) })),
  );

  test.each(all)("$from -> $to is legal: $isLegal", ({ from, to, isLegal }) => {
    const incident = anIncident({ status: from, resolvedAt: from === "resolved" ? hour(5) : null });
    const change = changeStatus(incident, to, hour(6));
    if (!isLegal) return expect(change).toEqual({ illegal: LEGAL[from] });
    expect(change).toMatchObject({
      incident: { status: to, resolvedAt: to === "resolved" ? hour(6) : null, reopened: from === "resolved" ? 1 : 0 },
    });
  });

  it("is on the timeline with its author and note", () => {
    expect(changeStatus(anIncident(), "mitigating", hour(6), { author: "Ada", note: "rolled back" })).toMatchObject({
      entries: [
        { at: hour(6), kind: "status_changed", runId: null, text: "open -> mitigating by Ada" },
        { at: hour(6), kind: "note", runId: null, text: "Ada: rolled back" },
      ],
    });
  });

  it("needs neither", () => {
    expect(changeStatus(anIncident(), "resolved", hour(6))).toMatchObject({
      entries: [{ kind: "status_changed", text: "open -> resolved" }],
    });
  });
});

describe("quiet", () => {
  const incident = anIncident({ lastSeenAt: hour(2) });

  it("closes an incident when its time is over, not before", () => {
    expect(closeWhenQuiet(incident, hour(73.9), POLICY)).toBeNull();
    expect(closeWhenQuiet(incident, hour(74), POLICY)).toMatchObject({
      incident: { status: "resolved", resolvedAt: hour(74), reopened: 0 },
      entries: [{ at: hour(74), kind: "status_changed", text: "open -> resolved: quiet for 72 h" }],
    });
  });

  it("closes one that is being mitigated, too, but none that is closed", () => {
    expect(closeWhenQuiet({ ...incident, status: "mitigating" }, hour(100), POLICY)?.incident.status).toBe("resolved");
    expect(closeWhenQuiet({ ...incident, status: "resolved", resolvedAt: hour(3) }, hour(100), POLICY)).toBeNull();
  });

  it("begins again when a person opens the incident again", () => {
    expect(closeWhenQuiet(incident, hour(100), POLICY, hour(99))).toBeNull();
    expect(closeWhenQuiet(incident, hour(171), POLICY, hour(99))).not.toBeNull();
  });
});

it("follows a repository's policy where it says something, and the overall one elsewhere", () => {
  expect(policyFor(POLICY, null)).toEqual(POLICY);
  expect(policyFor(POLICY, { runs: 1, windowHours: undefined })).toEqual({ ...POLICY, runs: 1 });
});
