import * as z from "zod";
import { Category, Evidence } from "./failure.ts";
import { Instant } from "./scalars.ts";

/** All failures with one fingerprint. `count` is the number of distinct runs. */
export const Cluster = z.object({
  id: z.string(),
  fingerprint: z.string(),
  category: Category,
  subCategory: z.string(),
  title: z.string(),
  cause: z.string(),
  actions: z.array(z.string()),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  count: z.number().int(),
  repos: z.array(z.string()),
  tests: z.array(z.string()).meta({ description: "The first 50" }),
  sample: z.object({ runId: z.string(), repo: z.string(), step: z.number().nullable(), message: z.string(), evidence: z.array(Evidence) }),
  trend: z
    .array(z.object({ day: z.iso.date(), count: z.number().int() }))
    .meta({ description: "Runs a day, the last 14 days with any, oldest first" }),
  incidentId: z.string().nullable().meta({ description: "The newest incident of this cluster" }),
});
export type Cluster = z.infer<typeof Cluster>;

/** One run with a failure of a cluster; `at` is when it completed. */
export const Occurrence = z.object({
  runId: z.string(),
  at: Instant,
  repo: z.string(),
  ref: z.string(),
  commit: z.string(),
  tests: z.array(z.string()),
  durationSeconds: z.number().nullable().optional(),
});
export type Occurrence = z.infer<typeof Occurrence>;

/** `GET /clusters/{id}`. */
export const ClusterDetail = Cluster.extend({
  recent: z.array(Occurrence).meta({ description: "The last 20 runs with it, newest first" }),
});
export type ClusterDetail = z.infer<typeof ClusterDetail>;
