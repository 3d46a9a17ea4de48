import { expect, it } from "vitest";
import { Deployment } from "../../../lambdas/contract/deployment.ts";
import { finished } from "../../../lambdas/domain/deployments/finish.ts";
import { newReleaseDeployment } from "../../../lambdas/domain/deployments/new-release-deployment.ts";
import { isId } from "../../../lambdas/store/keys.ts";
import { aReleaseDeployment, aReleased, minute } from "../../support/release-deployment.ts";

it("runs, is traced to its release, and has a deadline", () => {
  const deployment = aReleased();

  expect(Deployment.parse(deployment)).toEqual(deployment);
  expect(deployment).toMatchObject({
    status: "running",
    source: "release",
    simulated: true,
    releaseId: "01KABCDEFGHJKMNPQRSTVWXYZ0",
    deadlineAt: minute(30),
    reason: "Promotion of release 01KABCDEFGHJKMNPQRSTVWXYZ0 to production, attempt 1: promoted by mina",
  });
});

it("has the same id for the same attempt, so that a replay starts it once, and another for everything else", () => {
  const ids = [
    {},
    { attempt: 2 },
    { environment: "staging" },
    { releaseId: "01KZZZZZZZZZZZZZZZZZZZZZZZ" },
    { rollbackOf: "01KBBBBBBBBBBBBBBBBBBBBBBB" },
    { startedAt: minute(1) },
  ].map((overrides) => aReleased(overrides).id);

  expect(aReleased({ cause: "told again", simulated: false }).id).toBe(ids[0]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !isId(id))).toEqual([]);
});

it("says what it takes back and why, and how it ended does not hide that", () => {
  const rollback = newReleaseDeployment(aReleaseDeployment({ rollbackOf: "01KB", cause: "alert ChurnErrors" }));
  const why = "Rollback of deployment 01KB, attempt 1: alert ChurnErrors";

  expect(rollback).toMatchObject({ rollbackOf: "01KB", reason: why });
  expect(finished(rollback, { status: "success", finishedAt: minute(1) }).reason).toBe(why);
  expect(finished(rollback, { status: "cancelled", finishedAt: minute(1), reason: "It outlived its deadline" }).reason).toBe(
    "It outlived its deadline",
  );
});

it("that did not end well has no reason but its own: why it was started is none", () => {
  for (const status of ["failed", "cancelled", "rolled_back"] as const)
    expect(finished(aReleased(), { status, finishedAt: minute(1) }).reason, status).toBeNull();
});
