import * as z from "zod";
import { ServiceName } from "../contract/deployment.ts";
import { Incident, IncidentChange, IncidentStatus } from "../contract/incident.ts";
import { Cursor, Limit, pageOf, RepoName } from "../contract/scalars.ts";
import { postmortem } from "../domain/incidents/postmortem.ts";
import { changeStatus } from "../domain/incidents/transition.ts";
import { getCluster } from "../store/clusters.ts";
import {
  getIncident,
  listIncidents,
  newestUnresolved,
  putIncident,
  readTimeline,
  type StoredIncident,
  withLatest,
  withTimeline,
} from "../store/incidents.ts";
import type { ApiContext } from "./api-context.ts";
import { listName, pageFrom } from "./paging.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";

const MAX_TRIES = 5;

const IncidentFilters = z.strictObject({
  status: IncidentStatus.optional(),
  repo: RepoName.optional(),
  service: ServiceName.optional().meta({ description: "Only what deployments of this service opened" }),
  limit: Limit,
  cursor: Cursor.optional(),
});
type IncidentFilters = z.infer<typeof IncidentFilters>;

const isFiltered = ({ status, repo, service }: IncidentFilters): boolean => [status, repo, service].some((filter) => filter !== undefined);

const matches = ({ status, repo, service }: IncidentFilters, one: StoredIncident): boolean =>
  (status ?? one.status) === one.status &&
  (repo === undefined || one.impact.repos.includes(repo)) &&
  (service === undefined || one.service === service);

async function requireIncident({ stores }: ApiContext, id = ""): Promise<StoredIncident> {
  const incident = await getIncident(stores.incidents, id);
  if (!incident) throw new ProblemError("incident_not_found", `no incident has the id ${id.slice(0, 100)}`);
  return incident;
}

async function whole(context: ApiContext, id = ""): Promise<Incident> {
  const stored = await requireIncident(context, id);
  return withTimeline(stored, await readTimeline(context.stores.incidents, stored.id));
}

async function change(context: ApiContext, id: string, { status, note, author }: IncidentChange, caller: string): Promise<Incident> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const before = await requireIncident(context, id);
    const changed = changeStatus(before, status, context.now(), { author: author ?? caller, ...(note ? { note } : {}) });
    if ("illegal" in changed) {
      const legal = [...changed.illegal];
      throw new ProblemError("illegal_transition", `the incident is ${before.status}; it can become ${legal.join(" or ")}, not ${status}`, {
        legal,
      });
    }
    const outcome = await putIncident(context.stores.incidents, { before, after: changed.incident, entries: changed.entries });
    if (outcome === "stored") return whole(context, id);
  }
  throw new ProblemError("changed_meanwhile", "the incident changes just now; repeat the request");
}

export const incidentRoutes = (context: ApiContext): Route[] => [
  route({
    method: "GET",
    path: "/incidents",
    tag: "Incidents",
    summary: "List incidents, by when they were opened",
    scope: "read",
    query: IncidentFilters,
    answers: { status: 200, schema: pageOf(Incident), description: "A page, newest first, each with the last entries of its timeline" },
    problems: ["foreign_cursor"],
    serve: async ({ query }) => {
      const { status, limit, cursor } = query;
      const page = await pageFrom<StoredIncident>({
        list: listName("incidents", query),
        limit,
        cursor,
        ...(isFiltered(query) ? { matches: (one) => matches(query, one) } : {}),
        read: async (before, portion) => {
          const { incidents, more } = await (status === "open" || status === "mitigating"
            ? newestUnresolved(context.stores.incidents, portion, before)
            : listIncidents(context.stores.incidents, context.now(), portion, before));
          return { items: incidents.map((value) => ({ value, place: value.id })), more };
        },
      });
      return json({ ...page, items: page.items.map(withLatest) });
    },
  }),
  route({
    method: "GET",
    path: "/incidents/{id}",
    tag: "Incidents",
    summary: "Read an incident with its timeline",
    scope: "read",
    answers: { status: 200, schema: Incident, description: "The incident" },
    problems: ["incident_not_found"],
    serve: async ({ params }) => json(await whole(context, params.id)),
  }),
  route({
    method: "PATCH",
    path: "/incidents/{id}",
    tag: "Incidents",
    summary: "Change an incident's status",
    scope: "write",
    body: IncidentChange,
    answers: { status: 200, schema: Incident, description: "The incident as it is now" },
    problems: ["incident_not_found", "illegal_transition", "changed_meanwhile"],
    serve: async ({ params, body, caller }) => json(await change(context, params.id ?? "", body, caller.name)),
  }),
  route({
    method: "GET",
    path: "/incidents/{id}/postmortem",
    tag: "Incidents",
    summary: "Draft an incident's postmortem",
    scope: "read",
    answers: { status: 200, contentType: "text/markdown; charset=utf-8", description: "Markdown" },
    problems: ["incident_not_found"],
    serve: async ({ params }) => {
      const incident = await whole(context, params.id);
      const cluster = incident.clusterId ? await getCluster(context.stores.insights, incident.clusterId) : null;
      return new Response(postmortem(incident, cluster), { headers: { "content-type": "text/markdown; charset=utf-8" } });
    },
  }),
];
