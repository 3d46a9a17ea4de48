import * as z from "zod";
import { AlertAnswer, type AlertNotification, type AlertOutcome } from "../../../lambdas/contract/alert.ts";
import { DoraAnswer } from "../../../lambdas/contract/delivery.ts";
import { Deployment } from "../../../lambdas/contract/deployment.ts";
import { Incident, type IncidentChange, IncidentSummary } from "../../../lambdas/contract/incident.ts";
import type { ReleaseRequest } from "../../../lambdas/contract/release.ts";
import { type EnvironmentRequest, EnvironmentSet } from "../../../lambdas/contract/release-environment.ts";
import type { ReleaseMetrics } from "../../../lambdas/contract/release-metrics.ts";
import { Artifact, Release } from "../../../lambdas/contract/release-record.ts";
import { ReleaseDetail, ReleaseRow } from "../../../lambdas/contract/release-view.ts";
import { pageOf } from "../../../lambdas/contract/scalars.ts";
import type { Ask } from "../call.ts";

type Sent<T extends z.ZodType> = z.input<T>;

/** What the demo of releases asks of the HTTP API, with one token. */
export type ReleaseApi = {
  readonly request: (order: Sent<typeof ReleaseRequest>) => Promise<Release>;
  readonly release: (id: string) => Promise<ReleaseDetail>;
  readonly releases: (service: string) => Promise<readonly ReleaseRow[]>;
  readonly setEnvironment: (environment: string, settings: Sent<typeof EnvironmentRequest>) => Promise<z.infer<typeof EnvironmentSet>>;
  readonly artifact: (id: string, path: string) => Promise<string>;
  readonly replace: (id: string, path: string, content: string) => Promise<Artifact>;
  readonly act: (id: string, action: "promote" | "approve" | "rollback" | "cancel", reason: string) => Promise<Release>;
  readonly postMetrics: (id: string, metrics: ReleaseMetrics) => Promise<void>;
  readonly alert: (notification: Sent<typeof AlertNotification>) => Promise<readonly AlertOutcome[]>;
  readonly incidents: () => Promise<readonly IncidentSummary[]>;
  readonly incident: (id: string) => Promise<Incident>;
  readonly changeIncident: (id: string, change: IncidentChange) => Promise<Incident>;
  readonly deployment: (id: string) => Promise<Deployment>;
  readonly dora: (service: string) => Promise<DoraAnswer>;
};

export function openReleaseApi(ask: Ask): ReleaseApi {
  const read = async <T>(schema: z.ZodType<T>, path: string): Promise<T> => schema.parse(await (await ask(path)).json());
  const send = async <T>(schema: z.ZodType<T>, method: "POST" | "PUT" | "PATCH", path: string, body: unknown): Promise<T> =>
    schema.parse(await (await ask(path, { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } })).json());
  const list = async <T extends z.ZodType>(item: T, path: string): Promise<z.infer<T>[]> => {
    const items: z.infer<T>[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { items: z.infer<T>[]; nextCursor: string | null } = await read(pageOf(item), `${path}${cursor && `&cursor=${cursor}`}`);
      items.push(...page.items);
      cursor = page.nextCursor === null ? null : encodeURIComponent(page.nextCursor);
    }
    return items;
  };
  const of = (id: string) => `/releases/${encodeURIComponent(id)}`;
  const file = (id: string, path: string) => `${of(id)}/artifacts/${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    request: (order) => send(Release, "POST", "/releases", order),
    release: (id) => read(ReleaseDetail, of(id)),
    releases: (service) => list(ReleaseRow, `/releases?limit=100&service=${encodeURIComponent(service)}`),
    setEnvironment: (environment, settings) => send(EnvironmentSet, "PUT", `/environments/${environment}`, settings),
    artifact: async (id, path) => (await ask(file(id, path))).text(),
    replace: async (id, path, content) =>
      Artifact.parse(await (await ask(file(id, path), { method: "PUT", body: content, headers: { "Content-Type": "text/plain" } })).json()),
    act: (id, action, reason) => send(Release, "POST", `${of(id)}/${action}`, { reason }),
    postMetrics: async (id, metrics) => void (await send(z.unknown(), "POST", `${of(id)}/metrics`, metrics)),
    alert: async (notification) => (await send(AlertAnswer, "POST", "/alerts", notification)).outcomes,
    incidents: () => list(IncidentSummary, "/incidents?limit=100"),
    incident: (id) => read(Incident, `/incidents/${id}`),
    changeIncident: (id, change) => send(Incident, "PATCH", `/incidents/${id}`, change),
    deployment: (id) => read(Deployment, `/deployments/${id}`),
    dora: (service) => read(DoraAnswer, `/metrics/dora?service=${encodeURIComponent(service)}`),
  };
}
