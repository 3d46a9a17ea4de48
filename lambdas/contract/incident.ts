import * as z from "zod";
import { Instant } from "./scalars.ts";

export const INCIDENT_STATUSES = ["open", "mitigating", "resolved"] as const;
export const IncidentStatus = z.enum(INCIDENT_STATUSES);
export type IncidentStatus = z.infer<typeof IncidentStatus>;

/** `opened`, `run`, `reopened`, `status_changed`, `note`. */
export const TimelineEntry = z.object({
  at: Instant,
  kind: z.enum(["opened", "run", "reopened", "status_changed", "note"]),
  runId: z.string().nullable(),
  text: z.string(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Impact = z.object({
  runs: z.number().int(),
  repos: z.array(z.string()),
  tests: z.array(z.string()).meta({ description: "The first 50" }),
  minutes: z.number().meta({ description: "Minutes of machine time that the failed runs took" }),
});

export const SuspectedCause = z.object({
  text: z.string(),
  repo: z.string(),
  commit: z.string().nullable().meta({ description: "The first commit that showed the failure" }),
  runId: z.string(),
  at: Instant.optional().meta({ description: "When that run completed" }),
});

export const IncidentSummary = z.object({
  id: z.string(),
  clusterId: z.string().nullable().meta({ description: "Null for one that no cluster of failures opened" }),
  service: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: "Of the deployment that opened it; null for all others, as the next three" }),
  environment: z.string().nullable().default(null),
  releaseId: z.string().nullable().default(null),
  deploymentId: z.string().nullable().default(null),
  status: IncidentStatus,
  title: z.string(),
  openedAt: Instant,
  resolvedAt: Instant.nullable(),
  lastSeenAt: Instant,
  reopened: z.number().int().meta({ description: "How often it was opened again" }),
  impact: Impact,
  suspectedCause: SuspectedCause.nullable(),
  previousEndedAt: Instant.optional().meta({
    description: "End of the cluster's incident before this one; runs up to then are that one's",
  }),
});
export type IncidentSummary = z.infer<typeof IncidentSummary>;

/** `timeline` is oldest first; lists carry its last 5 entries, `GET /incidents/{id}` the whole, at most 500. */
export const Incident = IncidentSummary.extend({ timeline: z.array(TimelineEntry) });
export type Incident = z.infer<typeof Incident>;

/** `PATCH /incidents/{id}`. */
export const IncidentChange = z.strictObject({
  status: IncidentStatus,
  note: z.string().min(1).max(2_000, "at most 2000 characters").optional(),
  author: z.string().min(1).max(100, "at most 100 characters").optional(),
});
export type IncidentChange = z.infer<typeof IncidentChange>;

/** Count and window that open an incident, and the quiet time that closes one. */
export const IncidentPolicy = z.strictObject({
  runs: z.number().int().min(1, "at least 1").max(50, "at most 50").meta({ description: "Distinct runs" }),
  windowHours: z
    .number()
    .positive()
    .max(24 * 14),
  quietHours: z
    .number()
    .positive()
    .max(24 * 90)
    .meta({ description: "Closes by itself after so long without a recurrence" }),
});
export type IncidentPolicy = z.infer<typeof IncidentPolicy>;
export const DEFAULT_INCIDENT_POLICY: IncidentPolicy = { runs: 3, windowHours: 24, quietHours: 72 };
