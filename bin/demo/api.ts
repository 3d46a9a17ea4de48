import { Cluster } from "../../lambdas/contract/cluster.ts";
import { FlakyTest } from "../../lambdas/contract/flaky-test.ts";
import { Incident, type IncidentPolicy, IncidentSummary } from "../../lambdas/contract/incident.ts";
import { Repo } from "../../lambdas/contract/repo.ts";
import { Run, type RunRequest } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { openCall } from "./call.ts";

/** What the demos ask of the HTTP API. */
export type Api = {
  readonly queueRun: (order: RunOrder, key: string) => Promise<Run>;
  readonly run: (id: string) => Promise<Run>;
  readonly repo: (repo: string) => Promise<Repo>;
  readonly cluster: (id: string) => Promise<Cluster>;
  readonly flakyTests: (repo: string) => Promise<FlakyTest[]>;
  readonly incidents: () => Promise<IncidentSummary[]>;
  readonly incident: (id: string) => Promise<Incident>;
};

export type RunOrder = Pick<RunRequest, "repo" | "ref" | "commit">;
export type { IncidentPolicy };

/** The API at `apiUrl`, called with the token where there is one. */
export function openApi(apiUrl: string, token: string | null): Api {
  const call = openCall(apiUrl, token);
  return {
    queueRun: (order, key) =>
      call(Run, "/runs", {
        method: "POST",
        body: JSON.stringify(order),
        headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      }),
    run: (id) => call(Run, `/runs/${id}`),
    repo: (repo) => call(Repo, `/repos/${repo}`),
    cluster: (id) => call(Cluster, `/clusters/${encodeURIComponent(id)}`),
    flakyTests: async (repo) => (await call(pageOf(FlakyTest), `/flaky-tests?repo=${encodeURIComponent(repo)}&limit=100`)).items,
    incidents: async () => (await call(pageOf(IncidentSummary), "/incidents?limit=100")).items,
    incident: (id) => call(Incident, `/incidents/${encodeURIComponent(id)}`),
  };
}
