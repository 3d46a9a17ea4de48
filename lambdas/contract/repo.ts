import * as z from "zod";
import { IncidentPolicy } from "./incident.ts";
import { Timeout } from "./run.ts";
import { Instant, Ref, RepoName, Ulid } from "./scalars.ts";

/** `POST /repos`. */
export const RepoRequest = z.strictObject({
  repo: RepoName,
  description: z.string().max(500, "at most 500 characters").default(""),
  defaultBranch: Ref.default("main"),
  timeoutSeconds: Timeout.default(300),
  incidentPolicy: IncidentPolicy.partial().optional().meta({ description: "What differs from the overall policy" }),
});
export type RepoRequest = z.infer<typeof RepoRequest>;

/** `PATCH /repos/{owner}/{name}`: what is left out stays; a policy of null is the overall one again. */
export const RepoChange = z.strictObject({
  description: z.string().max(500, "at most 500 characters").optional(),
  defaultBranch: Ref.optional(),
  timeoutSeconds: Timeout.optional(),
  incidentPolicy: IncidentPolicy.partial().nullable().optional(),
});
export type RepoChange = z.infer<typeof RepoChange>;

export const Repo = z.object({
  repo: z.string(),
  description: z.string(),
  defaultBranch: z.string(),
  timeoutSeconds: z.number().int(),
  incidentPolicy: IncidentPolicy.partial().nullable(),
  sourceId: z.string().nullable().meta({ description: "The source that runs use by default" }),
  sample: z.boolean().meta({ description: "One of Bellwether's own samples" }),
  createdAt: Instant,
});
export type Repo = z.infer<typeof Repo>;

export const MAX_SOURCE_BYTES = 50 * 1024 * 1024;

/** `POST /repos/{owner}/{name}/sources`. */
export const SourceRequest = z.strictObject({
  sizeBytes: z.number().int().min(1, "at least 1").max(MAX_SOURCE_BYTES, `at most ${MAX_SOURCE_BYTES}`),
});
/** Where to PUT a gzipped tarball; `headers` have to be sent as they are. */
export const SourceUpload = z.object({ id: Ulid, url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: Instant });
export type SourceUpload = z.infer<typeof SourceUpload>;
