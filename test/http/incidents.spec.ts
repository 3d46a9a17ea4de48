import { beforeEach, describe, expect, it } from "vitest";
import { Incident } from "../../lambdas/contract/incident.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { finished } from "../../lambdas/domain/deployments/finish.ts";
import { rollbackIncident } from "../../lambdas/domain/incidents/rollback-incident.ts";
import type { ApiContext } from "../../lambdas/http/api-context.ts";
import { incidentRoutes } from "../../lambdas/http/incident-routes.ts";
import { putIncident } from "../../lambdas/store/incidents.ts";
import type { Table } from "../../lambdas/store/table.ts";
import { anIncident } from "../domain/incidents/factories.ts";
import { anApi, bearer } from "../support/api.ts";
import { MemoryTables } from "../support/memory-table.ts";
import { aReleased, minute } from "../support/release-deployment.ts";

const CLUSTERED = "01K9ZZZZZZZZZZZZZZZZZZZZZZ";
let app: ReturnType<typeof anApi>["app"];
let incidents: Table;
let rollback: Incident;

beforeEach(async () => {
  const memory = new MemoryTables("none");
  incidents = memory.table("incidents");
  const stores = { incidents, insights: memory.table("insights") };
  app = anApi(incidentRoutes({ stores, now: () => minute(60) } as unknown as ApiContext)).app;
  // An incident as it was stored before there were releases.
  const { service: _, environment: __, releaseId: ___, deploymentId: ____, ...old } = anIncident({ id: CLUSTERED, openedAt: minute(1) });
  await putIncident(incidents, { before: null, after: old as Incident, entries: [] });
  const taken = { ...finished(aReleased(), { status: "success", finishedAt: minute(5) }), status: "rolled_back" as const };
  const found = rollbackIncident({ ...taken, rolledBackAt: minute(10), reason: "4 % of requests fail" }, null);
  if (!found) throw new Error("no incident");
  await putIncident(incidents, { before: null, after: found.incident, entries: found.entries });
  rollback = { ...found.incident, timeline: found.entries };
});

const get = (path: string) => app.request(path, { headers: bearer("reader") });
const idsOf = async (query: string): Promise<string[]> => {
  const response = await get(`/incidents${query}`);
  expect(response.status).toBe(200);
  return pageOf(Incident)
    .parse(await response.json())
    .items.map(({ id }) => id);
};

describe("incidents of rollbacks", () => {
  it("are listed beside those of clusters, and by their service alone", async () => {
    expect((await idsOf("")).toSorted()).toEqual([CLUSTERED, rollback.id].toSorted());
    expect(await idsOf("?service=churn")).toEqual([rollback.id]);
    expect(await idsOf("?service=churn&status=open")).toEqual([rollback.id]);
    expect(await idsOf("?service=churn&status=resolved")).toEqual([]);
    expect(await idsOf("?service=other")).toEqual([]);
    expect(await idsOf("?repo=acme/shop")).toEqual([CLUSTERED]);
  });

  it("refuse a service that cannot be one", async () => {
    expect((await get("/incidents?service=a%20b")).status).toBe(400);
  });

  it("say of what they are, with the timeline; one that a cluster opened says null", async () => {
    expect(await (await get(`/incidents/${rollback.id}`)).json()).toEqual(rollback);
    expect(await (await get(`/incidents/${CLUSTERED}`)).json()).toMatchObject({ service: null, releaseId: null, deploymentId: null });
  });

  it("have a postmortem, and are moved on as any other", async () => {
    const text = await (await get(`/incidents/${rollback.id}/postmortem`)).text();
    expect(text).toContain("churn 2.1.0 rolled back in production");

    const headers = bearer("writer");
    const moved = await app.request(`/incidents/${rollback.id}`, {
      method: "PATCH",
      headers,
      body: JSON.stringify({ status: "mitigating" }),
    });
    expect(Incident.parse(await moved.json())).toMatchObject({
      status: "mitigating",
      clusterId: null,
      deploymentId: rollback.deploymentId,
    });
  });
});
