import { describe, expect, it, test } from "vitest";
import type { EndStatus } from "../../../lambdas/contract/deployment.ts";
import { finished } from "../../../lambdas/domain/deployments/finish.ts";
import { failedRollbackIncident } from "../../../lambdas/domain/incidents/failed-rollback-incident.ts";
import { aReleased, minute } from "../../support/release-deployment.ts";

const taken = finished(aReleased(), { status: "success", finishedAt: minute(5) });
const rollback = aReleased({ releaseId: "01KABCDEFGHJKMNPQRSTVWXYZ1", version: "2.0.3", startedAt: minute(9), rollbackOf: taken.id });
const ended = (status: EndStatus) => finished(rollback, { status, finishedAt: minute(12), reason: "the cluster is full" });

describe("a rollback that failed", () => {
  test.each(["failed", "cancelled", "rolled_back"] as const)("(%s) opens an incident of what still runs, with the reason", (status) => {
    const found = failedRollbackIncident(ended(status), taken);

    expect(found?.incident).toMatchObject({
      title: "Rollback of churn to 2.0.3 failed in production",
      clusterId: null,
      service: "churn",
      environment: "production",
      releaseId: taken.releaseId,
      deploymentId: taken.id,
      openedAt: minute(12),
    });
    expect(found?.entries.map(({ text }) => text).join()).toContain(`deployment ${rollback.id} ended as ${status}. the cluster is full`);
  });

  it("is one incident however often it is told, and another rollback another", () => {
    const id = failedRollbackIncident(ended("failed"), taken)?.incident.id;
    const other = aReleased({ startedAt: minute(10), rollbackOf: taken.id });

    expect(failedRollbackIncident(ended("failed"), taken)?.incident.id).toBe(id);
    expect(failedRollbackIncident(finished(other, { status: "failed", finishedAt: minute(12) }), taken)?.incident.id).not.toBe(id);
  });

  it("is none while it runs, where it ended well, of a promotion, and of what is rolled back with an incident of its own", () => {
    expect(failedRollbackIncident(rollback, taken)).toBeNull();
    expect(failedRollbackIncident(ended("success"), taken)).toBeNull();
    expect(failedRollbackIncident(finished(aReleased(), { status: "failed", finishedAt: minute(5) }), null)).toBeNull();
    expect(failedRollbackIncident(ended("failed"), { ...taken, status: "rolled_back", rolledBackAt: minute(10) })).toBeNull();
  });
});
