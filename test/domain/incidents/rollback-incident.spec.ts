import { describe, expect, it } from "vitest";
import { IncidentSummary } from "../../../lambdas/contract/incident.ts";
import { finished } from "../../../lambdas/domain/deployments/finish.ts";
import { closeWhenQuiet } from "../../../lambdas/domain/incidents/quiet.ts";
import { rollbackEndEntry, rollbackIncident, rollbackIncidentId } from "../../../lambdas/domain/incidents/rollback-incident.ts";
import { isId, monthOf } from "../../../lambdas/store/keys.ts";
import { aReleased, minute } from "../../support/release-deployment.ts";
import { POLICY } from "./factories.ts";

const succeeded = finished(aReleased(), { status: "success", finishedAt: minute(2) });
const rollback = aReleased({ version: "2.0.3", startedAt: minute(9), rollbackOf: succeeded.id, cause: "alert ChurnErrors" });
const taken = {
  ...succeeded,
  status: "rolled_back" as const,
  rolledBackAt: minute(10),
  rolledBackBy: rollback.id,
  reason: "Alert ChurnErrors: 4 % of requests fail",
};

describe("the incident of a rollback", () => {
  it("is open, of no cluster, and names service, environment, release and deployment", () => {
    const found = rollbackIncident(taken, rollback);

    expect(IncidentSummary.parse(found?.incident)).toEqual(found?.incident);
    expect(found?.incident).toMatchObject({
      clusterId: null,
      status: "open",
      title: "churn 2.1.0 rolled back in production",
      service: "churn",
      environment: "production",
      releaseId: taken.releaseId,
      deploymentId: taken.id,
      openedAt: minute(10),
    });
  });

  it("tells what was deployed, when it was taken back and to what, and why", () => {
    expect(rollbackIncident(taken, rollback)?.entries).toEqual([
      {
        at: minute(2),
        kind: "note",
        runId: null,
        text: `Deployment ${taken.id} of release ${taken.releaseId} brought 2.1.0 at 0123456789 to production`,
      },
      { at: minute(9), kind: "note", runId: null, text: `Rollback to 2.0.3 began: deployment ${rollback.id}` },
      {
        at: minute(10),
        kind: "opened",
        runId: null,
        text: "Opened: churn 2.1.0 rolled back in production. Alert ChurnErrors: 4 % of requests fail",
      },
    ]);
  });

  it("can do without version, reason and a rollback that is known", () => {
    const found = rollbackIncident({ ...taken, version: null, reason: null }, null);

    expect(found?.incident.title).toBe("churn 0123456789 rolled back in production");
    expect(found?.entries.map(({ text }) => text).join("\n")).not.toMatch(/null|undefined/);
  });

  it("has one id for each rollback, of the month that it is listed in", () => {
    const id = rollbackIncidentId(taken) ?? "";

    expect(isId(id)).toBe(true);
    expect(monthOf(id)).toBe(minute(10).slice(0, 7));
    expect(rollbackIncidentId({ ...taken, reason: "other words" })).toBe(id);
    expect(rollbackIncidentId({ ...taken, id: rollback.id })).not.toBe(id);
  });

  it("is none of a deployment that only ended as rolled back, or well", () => {
    expect(rollbackIncident(finished(aReleased(), { status: "rolled_back", finishedAt: minute(2) }), null)).toBeNull();
    expect(rollbackIncident(succeeded, null)).toBeNull();
  });

  it("closes when it was quiet for as long as any other", () => {
    const { incident } = rollbackIncident(taken, rollback) ?? {};
    if (!incident) throw new Error("no incident");

    expect(closeWhenQuiet(incident, minute(10 + 71 * 60), POLICY)).toBeNull();
    expect(closeWhenQuiet(incident, minute(10 + 72 * 60), POLICY)?.incident.status).toBe("resolved");
  });
});

describe("the end of a rollback", () => {
  it("is told with its status, and with the reason where it did not succeed", () => {
    const end = (status: "success" | "failed", reason?: string) =>
      rollbackEndEntry(finished(rollback, { status, finishedAt: minute(12), ...(reason ? { reason } : {}) }));

    expect(end("success")).toEqual({
      at: minute(12),
      kind: "note",
      runId: null,
      text: `Rollback by deployment ${rollback.id} ended: success`,
    });
    expect(end("failed", "The deployer refused")?.text).toMatch(/ended: failed\. The deployer refused$/);
  });

  it("is no news while it runs", () => {
    expect(rollbackEndEntry(rollback)).toBeNull();
  });
});
