import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { type Incident, IncidentSummary, TimelineEntry } from "../contract/incident.ts";
import {
  currentIncidentKey,
  incidentKey,
  incidentListKey,
  incidentsPartition,
  isId,
  monthOf,
  timelineKey,
  timelinePartition,
  UNRESOLVED,
  unresolvedKey,
} from "./keys.ts";
import { FIRST_MONTH, newestByMonth } from "./months.ts";
import { getAll, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact, type Write } from "./transact.ts";

/** Entries of the timeline that lists carry. */
const LATEST = 5;
/** Entries of the timeline that an incident is read with. */
export const MAX_TIMELINE = 500;

const Stored = IncidentSummary.extend({ revision: z.number(), latest: z.array(TimelineEntry) });
/** An incident as stored: `revision` guards it against two changes at once. */
export type StoredIncident = z.infer<typeof Stored>;

/** `null` for an id that no incident has, whatever its form. */
export async function getIncident({ client, name }: Table, id: string): Promise<StoredIncident | null> {
  if (!isId(id)) return null;
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: incidentKey(id), ConsistentRead: true }));
  return Item ? Stored.parse(Item) : null;
}

/** The newest incident of a cluster. */
export async function getCurrentIncident(incidents: Table, clusterId: string): Promise<StoredIncident | null> {
  const { Item } = await incidents.client.send(
    new GetCommand({ TableName: incidents.name, Key: currentIncidentKey(clusterId), ConsistentRead: true }),
  );
  return Item ? getIncident(incidents, String(Item.incidentId)) : null;
}

/** Oldest first; where there are more than 500 entries, the newest 500. */
export async function readTimeline(incidents: Table, id: string): Promise<TimelineEntry[]> {
  const items = await queryRange(incidents, { pk: timelinePartition(id), from: "T#", before: "U", limit: MAX_TIMELINE, consistent: true });
  return items.map((item) => TimelineEntry.parse(item)).reverse();
}

export const withTimeline = ({ latest: _, revision: __, ...incident }: StoredIncident, timeline: TimelineEntry[]): Incident => ({
  ...incident,
  timeline,
});
export const withLatest = (stored: StoredIncident): Incident => withTimeline(stored, stored.latest);

const placeOf = ({ at, kind }: TimelineEntry): string => timelineKey("", at, kind, "").sk;

/** A run's entry has a key that follows from the run, so that each run is taken in once. */
const timelineWrite = (incidents: Table, id: string, entry: TimelineEntry): Write => ({
  Put: {
    TableName: incidents.name,
    Item: { ...timelineKey(id, entry.at, entry.kind, entry.runId ?? entry.text.slice(0, 40)), ...entry },
    ...(entry.kind === "run" ? { ConditionExpression: "attribute_not_exists(pk)" } : {}),
  },
});

/** Whether a run is part of an incident already. */
export async function hasRun({ client, name }: Table, id: string, at: string, runId: string): Promise<boolean> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: timelineKey(id, at, "run", runId), ConsistentRead: true }));
  return Item !== undefined;
}

export type IncidentWrite = {
  readonly before: StoredIncident | null;
  readonly after: IncidentSummary;
  readonly entries: readonly TimelineEntry[];
  /** The incident that `after` follows on the same cluster, where it is a new one. */
  readonly follows?: string | null;
};

/**
 * Store a change of an incident with its timeline: all or nothing. "duplicate" where one of the runs was taken in already;
 * "conflict" where the incident, or the cluster's newest incident, changed since it was read: read again.
 */
export async function putIncident(incidents: Table, write: IncidentWrite): Promise<"stored" | "duplicate" | "conflict"> {
  const { before, after, entries, follows } = write;
  const TableName = incidents.name;
  const latest = [...(before?.latest ?? []), ...entries].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)).slice(-LATEST);
  const pointer: Write = {
    Put: {
      TableName,
      Item: { ...currentIncidentKey(after.clusterId ?? ""), incidentId: after.id },
      ...(follows
        ? { ConditionExpression: "incidentId = :follows", ExpressionAttributeValues: { ":follows": follows } }
        : { ConditionExpression: "attribute_not_exists(pk)" }),
    },
  };
  const outcome = await transact(incidents, [
    ...entries.map((entry) => timelineWrite(incidents, after.id, entry)),
    {
      Put: {
        TableName,
        Item: { ...incidentKey(after.id), ...after, latest, revision: (before?.revision ?? 0) + 1 },
        ...(before
          ? { ConditionExpression: "revision = :revision", ExpressionAttributeValues: { ":revision": before.revision } }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      },
    },
    after.status === "resolved"
      ? { Delete: { TableName, Key: { ...unresolvedKey(after.id) } } }
      : { Put: { TableName, Item: { ...unresolvedKey(after.id) } } },
    ...(before ? [] : [{ Put: { TableName, Item: { ...incidentListKey(after.id) } } }]),
    ...(before || after.clusterId === null ? [] : [pointer]),
  ]);
  if (outcome === "done") return "stored";
  return outcome.some((index) => index < entries.length) ? "duplicate" : "conflict";
}

/** Incidents that are not resolved, oldest first, at most 500. */
export async function listUnresolved(incidents: Table): Promise<StoredIncident[]> {
  const rows = await queryRange(incidents, { pk: UNRESOLVED, limit: 500, oldestFirst: true });
  const items = await getAll(
    incidents,
    rows.map((row) => incidentKey(String(row.sk))),
  );
  return items.map((item) => Stored.parse(item));
}

/** Incidents that are not resolved, by when they were opened, newest first, below the id `before`: however old they are. */
export async function newestUnresolved(incidents: Table, limit: number, before: string | null) {
  const rows = await queryRange(incidents, { pk: UNRESOLVED, limit, ...(before ? { before } : {}) });
  const found = await getAll(
    incidents,
    rows.map((row) => incidentKey(String(row.sk))),
  );
  return { incidents: found.map((item) => Stored.parse(item)), more: rows.length === limit };
}

/** Incidents by when they were opened, newest first, below the id `before`. */
export async function listIncidents(incidents: Table, now: string, limit: number, before: string | null) {
  const { items, more } = await newestByMonth(incidents, {
    partition: incidentsPartition,
    position: before,
    monthOfPosition: monthOf,
    now,
    firstMonth: FIRST_MONTH,
    limit,
  });
  const found = await getAll(
    incidents,
    items.map((item) => incidentKey(String(item.sk))),
  );
  return { incidents: found.map((item) => Stored.parse(item)), more };
}
