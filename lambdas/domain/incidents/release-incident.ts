import { createHash } from "node:crypto";
import type { IncidentSummary } from "../../contract/incident.ts";
import { derivedId } from "../runs/derived-id.ts";
import { NO_IMPACT } from "./impact.ts";
import type { IncidentUpdate } from "./transition.ts";

export type ReleaseTrouble = Pick<IncidentSummary, "service" | "environment" | "releaseId" | "deploymentId" | "title"> & {
  /** Told again with the same key and instant, it is the same incident. */
  readonly key: string;
  readonly at: string;
  readonly why: string;
};

/** An incident that no cluster of failures opened but what became of a release. */
export const releaseIncident = ({ key, at, why, ...of }: ReleaseTrouble): IncidentUpdate => ({
  incident: {
    id: derivedId(Date.parse(at), createHash("sha256").update(key).digest("hex")),
    clusterId: null,
    ...of,
    status: "open",
    openedAt: at,
    resolvedAt: null,
    lastSeenAt: at,
    reopened: 0,
    impact: NO_IMPACT,
    suspectedCause: null,
  },
  entries: [{ at, kind: "opened", runId: null, text: `Opened: ${of.title}: ${why}` }],
});
