import type { IncidentPolicy, IncidentSummary } from "../../contract/incident.ts";
import { hoursBefore, latest } from "../runs/instant.ts";
import { type IncidentUpdate, withStatus } from "./transition.ts";

/**
 * The incident, closed, when its quiet time is over; null when there is nothing to do. `lastChangedAt` is when a person last
 * touched it: what somebody opened again by hand is not closed a minute later.
 */
export function closeWhenQuiet(
  incident: IncidentSummary,
  now: string,
  policy: IncidentPolicy,
  lastChangedAt: string | null = null,
): IncidentUpdate | null {
  const since = latest(incident.lastSeenAt, lastChangedAt ?? incident.lastSeenAt);
  if (incident.status === "resolved" || Date.parse(hoursBefore(now, policy.quietHours)) < Date.parse(since)) return null;
  const text = `${incident.status} -> resolved: quiet for ${policy.quietHours} h`;
  return { incident: withStatus(incident, "resolved", now), entries: [{ at: now, kind: "status_changed", runId: null, text }] };
}
