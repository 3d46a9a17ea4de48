import type * as z from "zod";
import { Cluster } from "../../lambdas/contract/cluster.ts";
import { FlakyTest } from "../../lambdas/contract/flaky-test.ts";
import { Incident, type IncidentPolicy, IncidentSummary } from "../../lambdas/contract/incident.ts";
import { Problem } from "../../lambdas/contract/problem.ts";
import { Repo } from "../../lambdas/contract/repo.ts";
import { Run, type RunRequest } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { Advice } from "../console/advice.ts";

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

const ANSWERS_WITHIN_MS = 30_000;

/** The API at `apiUrl`, called with the token where there is one. */
export function openApi(apiUrl: string, token: string | null): Api {
  const call = async <T>(schema: z.ZodType<T>, path: string, init: RequestInit = {}): Promise<T> => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set("Authorization", `Bearer ${token}`);
    const response = await fetch(`${apiUrl}${path}`, { ...init, headers, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    if (!response.ok) throw await problemOf(path, response);
    return schema.parse(await response.json());
  };
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

async function problemOf(path: string, response: Response): Promise<Advice> {
  const text = await response.text();
  const problem = Problem.safeParse(parseOrNull(text));
  const said = problem.success ? `${problem.data.code}: ${problem.data.detail}` : text.slice(0, 300);
  return new Advice(`${path} answered ${response.status} (${said})`, "See the API's log: npm run logs serve-api");
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
