import { createHash } from "node:crypto";
import type { IncidentSummary, TimelineEntry } from "../../contract/incident.ts";
import { derivedId } from "../runs/derived-id.ts";
import { NO_IMPACT } from "./impact.ts";

export type ReleaseTrouble = Pick<IncidentSummary, "service" | "environment" | "releaseId" | "deploymentId" | "title"> & {
  /** Told again with the same key and instant, it is the same incident. */
  readonly key: string;
  readonly at: string;
};

export const releaseIncidentId = (key: string, at: string): string =>
  derivedId(Date.parse(at), createHash("sha256").update(key).digest("hex"));

/** An incident that no cluster of failures opened but what became of a release. */
export const releaseIncident = ({ key, at, ...of }: ReleaseTrouble): IncidentSummary => ({
  id: releaseIncidentId(key, at),
  clusterId: null,
  ...of,
  status: "open",
  openedAt: at,
  resolvedAt: null,
  lastSeenAt: at,
  reopened: 0,
  impact: NO_IMPACT,
  suspectedCause: null,
});

export const openedEntry = (at: string, text: string): TimelineEntry => ({ at, kind: "opened", runId: null, text });
