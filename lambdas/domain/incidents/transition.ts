import type { IncidentStatus, IncidentSummary, TimelineEntry } from "../../contract/incident.ts";

/** Where a person may take an incident from each status. */
export const LEGAL: Readonly<Record<IncidentStatus, readonly IncidentStatus[]>> = {
  open: ["mitigating", "resolved"],
  mitigating: ["open", "resolved"],
  resolved: ["open"],
};

/** An incident as it is to be stored, and what is new on its timeline. */
export type IncidentUpdate = { incident: IncidentSummary; entries: TimelineEntry[] };

/** A person's change. An illegal one changes nothing and names the legal ones; to stay is no change either. */
export function changeStatus(
  incident: IncidentSummary,
  to: IncidentStatus,
  now: string,
  by: { readonly author?: string; readonly note?: string } = {},
): IncidentUpdate | { illegal: readonly IncidentStatus[] } {
  const legal = LEGAL[incident.status];
  if (!legal.includes(to)) return { illegal: legal };
  const author = by.author === undefined ? "" : ` by ${by.author}`;
  const change: TimelineEntry = { at: now, kind: "status_changed", runId: null, text: `${incident.status} -> ${to}${author}` };
  const note: TimelineEntry[] = by.note === undefined ? [] : [{ at: now, kind: "note", runId: null, text: signed(by.note, by.author) }];
  return { incident: withStatus(incident, to, now), entries: [change, ...note] };
}

const signed = (note: string, author: string | undefined) => (author === undefined ? note : `${author}: ${note}`);

/** Keeps `resolvedAt` and the count of re-openings in step with the status. */
export function withStatus(incident: IncidentSummary, status: IncidentStatus, at: string): IncidentSummary {
  const reopened = incident.reopened + (incident.status === "resolved" ? 1 : 0);
  return { ...incident, status, resolvedAt: status === "resolved" ? at : null, reopened };
}
