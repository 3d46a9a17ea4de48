import { beforeEach, describe, expect, it } from "vitest";
import type { Deployment, EndStatus, ReleaseDeploymentEnd } from "../../../lambdas/contract/deployment.ts";
import type { ReleaseDeployment } from "../../../lambdas/domain/deployments/new-release-deployment.ts";
import { rollbackIncidentId } from "../../../lambdas/domain/incidents/rollback-incident.ts";
import { announceIncident } from "../../../lambdas/pipeline/apply-change.ts";
import { finishDeployment } from "../../../lambdas/pipeline/finish-deployment.ts";
import { followDeployment } from "../../../lambdas/pipeline/releases/follow-deployment.ts";
import { closeQuietIncidents } from "../../../lambdas/pipeline/sweep.ts";
import { getDeployment, rollBackDeployment, startDeployment } from "../../../lambdas/store/deployments.ts";
import { getIncident, listUnresolved, readTimeline } from "../../../lambdas/store/incidents.ts";
import { DEPLOYMENT_PREFIX, INCIDENT_PREFIX } from "../../../lambdas/store/keys.ts";
import type { Table } from "../../../lambdas/store/table.ts";
import { POLICY } from "../../domain/incidents/factories.ts";
import { MemoryTables } from "../../support/memory-table.ts";
import { aReleased, minute } from "../../support/release-deployment.ts";

/** A process remembers which days of a table it noted, so every spec has tables of its own. */
let made = 0;
let memory: MemoryTables;
let opened: MemoryTables;
let stores: { readonly deployments: Table; readonly incidents: Table };
let told: ReleaseDeploymentEnd[];

beforeEach(() => {
  memory = new MemoryTables(DEPLOYMENT_PREFIX);
  opened = new MemoryTables(INCIDENT_PREFIX);
  stores = { deployments: memory.table(`deployments-${++made}`), incidents: opened.table(`incidents-${made}`) };
  told = [];
});

const start = async (overrides: Partial<ReleaseDeployment> = {}): Promise<Deployment> => {
  const deployment = aReleased(overrides);
  await startDeployment(stores.deployments, deployment);
  return deployment;
};
const end = async ({ id }: Deployment, status: EndStatus, at: string): Promise<Deployment> => {
  await finishDeployment(stores.deployments, id, { status, finishedAt: at }, at);
  return stored(id);
};
const stored = async (id: string): Promise<Deployment> => {
  const found = await getDeployment(stores.deployments, id);
  if (!found) throw new Error("no deployment");
  return found;
};
const rollBack = (deployment: Deployment, by: Deployment) =>
  rollBackDeployment(stores.deployments, deployment, { at: minute(10), reason: "4 % of requests fail", by: by.id });
const follow = async (changes = memory.changes): Promise<void> => {
  for (const change of [...changes]) await followDeployment(stores, change, async (one) => void told.push(one));
};
const textsOf = async (id: string): Promise<string[]> => (await readTimeline(stores.incidents, id)).map(({ text }) => text);
const incidentOf = async (deployment: Deployment) => {
  const found = await getIncident(stores.incidents, rollbackIncidentId(deployment) ?? "");
  if (!found) throw new Error("no incident");
  return found;
};

describe("a release's deployment", () => {
  it.each(["success", "failed", "rolled_back", "cancelled"] as const)("is told to its release when it ends as %s", async (status) => {
    const deployment = await end(await start(), status, minute(5));
    await follow();

    expect(told).toEqual([{ releaseId: deployment.releaseId, deploymentId: deployment.id, status }]);
    expect(await listUnresolved(stores.incidents)).toEqual([]);
  });

  it("is told of its end only, as it ended, not of starting, failing later and being rolled back", async () => {
    const good = await end(await start(), "success", minute(5));
    const rollback = await start({ startedAt: minute(9), rollbackOf: good.id });
    await rollBack(good, rollback);
    await follow();

    expect(told).toEqual([{ releaseId: good.releaseId, deploymentId: good.id, status: "success" }]);
  });

  it("is nobody's news where another source names a release", async () => {
    const foreign = { ...aReleased(), source: "api" as const };
    await startDeployment(stores.deployments, foreign);
    await end(foreign, "success", minute(5));
    await follow();

    expect(told).toEqual([]);
  });
});

describe("a rollback", () => {
  const rolledBack = async () => {
    const good = await end(await start(), "success", minute(5));
    const rollback = await start({ version: "2.0.3", startedAt: minute(9), rollbackOf: good.id });
    await rollBack(good, rollback);
    return { taken: await stored(good.id), rollback };
  };

  it("opens one incident, however often and in whichever order its changes come", async () => {
    const { taken } = await rolledBack();
    await follow([...memory.changes].reverse());
    await follow();

    const unresolved = await listUnresolved(stores.incidents);
    expect(unresolved.map(({ title }) => title)).toEqual(["churn 2.1.0 rolled back in production"]);
    expect(unresolved[0]).toMatchObject({ clusterId: null, status: "open", releaseId: taken.releaseId, deploymentId: taken.id });
    expect(await textsOf(unresolved[0]?.id ?? "")).toContain("Opened: churn 2.1.0 rolled back in production. 4 % of requests fail");
  });

  it.each([
    ["after the incident was opened", false],
    ["before the incident was opened", true],
  ])("has its end on the timeline once, also %s, and stays open", async (_, first) => {
    const { taken, rollback } = await rolledBack();
    if (!first) await follow();
    await end(rollback, "success", minute(12));
    await follow();
    await follow();

    const incident = await incidentOf(taken);
    const texts = await textsOf(incident.id);
    expect(texts.filter((text) => text.includes("ended"))).toEqual([`Rollback by deployment ${rollback.id} ended: success`]);
    expect(texts.at(-1)).toContain("ended");
    expect(incident.status).toBe("open");
  });

  it("is announced once: when the incident opens, not when its timeline goes on", async () => {
    const { rollback } = await rolledBack();
    await follow();
    await end(rollback, "success", minute(12));
    await follow();

    const subjects: string[] = [];
    for (const change of opened.changes) await announceIncident(async (subject) => void subjects.push(subject), change);
    expect(subjects).toEqual(["Incident open: churn 2.1.0 rolled back in production"]);
  });

  it("leaves an incident that somebody resolved meanwhile resolved", async () => {
    const { taken, rollback } = await rolledBack();
    await follow();
    const quiet = { stores: { ...stores, registry: memory.table("registry") }, now: () => minute(10 + 73 * 60) };
    expect(await closeQuietIncidents(quiet as unknown as Parameters<typeof closeQuietIncidents>[0], POLICY)).toBe(1);

    await end(rollback, "failed", minute(12));
    await follow();

    expect((await incidentOf(taken)).status).toBe("resolved");
    expect(await listUnresolved(stores.incidents)).toEqual([]);
  });
});
