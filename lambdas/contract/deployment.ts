import * as z from "zod";
import { Commit, Instant, Seed, Ulid } from "./scalars.ts";

export const DEPLOYMENT_STATUSES = ["running", "success", "failed", "rolled_back", "cancelled"] as const;
export type DeploymentStatus = (typeof DEPLOYMENT_STATUSES)[number];
export const END_STATUSES = ["success", "failed", "rolled_back", "cancelled"] as const;
export type EndStatus = (typeof END_STATUSES)[number];
export const DEPLOYMENT_SOURCES = ["api", "generator", "github", "release"] as const;

/** Services are data, not an enum: any word may name one. */
export const ServiceName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, "expected 1 to 100 letters, digits, `-`, `_` or `.`, beginning with a letter or digit")
  .meta({ description: "Service" });
export const EnvironmentName = ServiceName.meta({ description: "Environment", examples: ["production"] });

/** A commit that a deployment brought to its environment for the first time. */
export const DeployedCommit = z.strictObject({ sha: Commit, authoredAt: Instant.nullable().default(null) });
export type DeployedCommit = z.infer<typeof DeployedCommit>;

const Version = z.string().min(1, "must not be empty").max(100, "at most 100 characters");

/** What made a deployment count as failed after it had ended well. */
export const LaterFailure = z.object({
  kind: z.enum(["rollback", "hotfix", "incident", "verification"]),
  by: z.string().meta({ description: "Id of the deployment, the incident, or the release that its metrics condemned" }),
  at: Instant,
});
export type LaterFailure = z.infer<typeof LaterFailure>;

export const Deployment = z.object({
  id: z.string(),
  service: z.string(),
  environment: z.string(),
  status: z.enum(DEPLOYMENT_STATUSES),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  durationSeconds: z.number().nullable().meta({ description: "Null while it runs" }),
  commit: z.string(),
  commits: z.array(DeployedCommit).meta({ description: "What it brought for the first time, as far as that is known" }),
  version: z.string().nullable(),
  deployedBy: z.string().meta({ description: "Name of the token, or `generator`" }),
  source: z.enum(DEPLOYMENT_SOURCES),
  simulated: z.boolean().meta({ description: "True for what the generator makes" }),
  runId: z.string().nullable(),
  releaseId: z.string().nullable(),
  rollbackOf: z.string().nullable().meta({ description: "The deployment that this one takes back" }),
  hotfixOf: z.string().nullable().meta({ description: "The deployment whose fault this one mends" }),
  failure: LaterFailure.nullable().meta({ description: "Why it counts as failed though it ended well" }),
  rolledBackAt: Instant.nullable()
    .default(null)
    .meta({ description: "When a release's deployment was rolled back after it had ended well" }),
  rolledBackBy: z.string().nullable().default(null).meta({ description: "The deployment that did so" }),
  reason: z.string().nullable().meta({ description: "Why it was started, or how it ended or was rolled back" }),
  deadlineAt: Instant.meta({ description: "When the sweeper cancels it, if it still runs" }),
});
export type Deployment = z.infer<typeof Deployment>;

/** `POST /deployments`. */
export const DeploymentRequest = z.strictObject({
  service: ServiceName,
  environment: EnvironmentName,
  commit: Commit,
  startedAt: Instant.optional().meta({ description: "In the past; now by default" }),
  version: Version.optional(),
  commits: z.array(DeployedCommit).max(500, "at most 500").default([]),
  runId: Ulid.optional(),
  releaseId: z.string().min(1).max(100).optional(),
  rollbackOf: Ulid.optional(),
  hotfixOf: Ulid.optional(),
});
export type DeploymentRequest = z.infer<typeof DeploymentRequest>;

/** `PATCH /deployments/{id}`: the end of a deployment. */
export const DeploymentFinish = z.strictObject({
  status: z.enum(END_STATUSES),
  finishedAt: Instant.optional().meta({ description: "Now by default" }),
  reason: z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(500, "at most 500 characters")
    .optional()
    .meta({ description: "Why it ended so; a release and an incident quote it" }),
});
export type DeploymentFinish = z.infer<typeof DeploymentFinish>;

/** A deployment that a release started has ended. Told again where the change is delivered again. */
export const ReleaseDeploymentEnd = z.object({ releaseId: z.string(), deploymentId: z.string(), status: z.enum(END_STATUSES) });
export type ReleaseDeploymentEnd = z.infer<typeof ReleaseDeploymentEnd>;

/** `POST /deployments/{id}/incidents`: an incident that a deployment caused. */
export const IncidentLink = z.strictObject({ incidentId: Ulid });

/** `POST /deployments/start`. */
export const DeploymentGeneratorRequest = z.strictObject({
  seed: Seed,
  speed: z
    .number()
    .min(1, "at least 1")
    .max(1000, "at most 1000")
    .default(1)
    .meta({ description: "How many times shorter everything takes" }),
});
export type DeploymentGeneratorRequest = z.infer<typeof DeploymentGeneratorRequest>;

/** `GET /deployments/status`. What it makes is simulated. */
export const DeploymentGenerator = z.object({
  on: z.boolean(),
  since: Instant.nullable(),
  seed: z.number().int(),
  speed: z.number(),
  simulated: z.literal(true),
});
export type DeploymentGenerator = z.infer<typeof DeploymentGenerator>;
