import * as z from "zod";
import { ARTIFACT_KINDS, Gate, ReleaseContext, STEPS } from "./release.ts";
import { Instant } from "./scalars.ts";

export const RELEASE_STATUSES = [
  "building",
  "blocked",
  "approved",
  "promoting",
  "verifying",
  "halted",
  "awaiting_review",
  "completed",
  "rolling_back",
  "rolled_back",
  "rejected",
  "expired",
  "cancelled",
  "failed",
] as const;
export const ReleaseStatus = z.enum(RELEASE_STATUSES);
export type ReleaseStatus = z.infer<typeof ReleaseStatus>;

/** One try of a queued job. `cause` is what had it run. */
export const Attempt = z.object({
  attempt: z.number().int(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  cause: z.string(),
  error: z.string().nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

/** A step of the chain: a queued job that works from the whole output of those before it. */
export const ChainStep = z.object({
  step: z.enum(STEPS),
  role: z.string().meta({ description: "With its tag in brackets: `Pipeline Builder [PBD]`" }),
  tag: z.string(),
  status: z.enum(["waiting", "queued", "running", "done", "failed"]),
  queuedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  attempts: z.array(Attempt),
  input: z.array(z.enum(STEPS)).meta({ description: "Steps whose whole output it worked from" }),
  output: z.object({ sha256: z.string(), files: z.number().int(), characters: z.number().int() }).nullable(),
});
export type ChainStep = z.infer<typeof ChainStep>;

/** What one role hands to the next. */
export const ChainMessage = z.object({
  at: Instant,
  phase: z.enum([...STEPS, "gate"]),
  sender: z.string(),
  receiver: z.string(),
  text: z.string(),
});
export type ChainMessage = z.infer<typeof ChainMessage>;

/** One running of the checks: of the generated package, and again for each file that was replaced. */
export const CheckRun = z.object({
  build: z.number().int(),
  queuedAt: Instant,
  endedAt: Instant.nullable(),
  attempts: z.array(Attempt),
  decision: z.enum(["APPROVED", "BLOCKED"]).nullable(),
});
export type CheckRun = z.infer<typeof CheckRun>;

export const Artifact = z.object({
  path: z.string(),
  kind: z.enum(ARTIFACT_KINDS),
  step: z.enum(STEPS),
  sha256: z.string(),
  characters: z.number().int(),
  bytes: z.number().int(),
  traces: z.array(z.string()).meta({ description: "Ids of acceptance criteria that it answers" }),
  replacedBy: z.string().nullable().meta({ description: "Token that put its own file here; null for the generated one" }),
  replacedAt: Instant.nullable(),
  generatedSha256: z.string(),
});
export type Artifact = z.infer<typeof Artifact>;

/** What the judge said of one metric. */
export const JudgedMetric = z.object({ id: z.string(), classification: z.string(), reason: z.string() });

/** One look at an environment's metrics. */
export const Tick = z.object({
  environment: z.string(),
  number: z.number().int(),
  at: Instant,
  verdict: z.enum(["good", "bad", "no_data"]),
  score: z.number().nullable(),
  source: z.enum(["prometheus", "posted", "none"]),
  reasons: z.array(z.string()),
  metrics: z.array(JudgedMetric),
});
export type Tick = z.infer<typeof Tick>;

export const PROMOTION_STATUSES = ["deploying", "verifying", "halted", "verified", "failed", "rolling_back", "rolled_back"] as const;
/** An environment's turn. Its deployment is in the deployments table. */
export const Promotion = z.object({
  environment: z.string(),
  deploymentId: z.string(),
  status: z.enum(PROMOTION_STATUSES),
  simulated: z.boolean().nullable().meta({ description: "True where no deployUrl is set; null until that is known" }),
  startedBy: z.string(),
  cause: z.string(),
  startedAt: Instant,
  requestedAt: Instant.nullable().meta({ description: "When the deployer took the request" }),
  deployedAt: Instant.nullable(),
  soakFrom: Instant.nullish().meta({
    description: "Looks judge what came after: its deployment's end, or since then the last bad look or resumption",
  }),
  soakUntil: Instant.nullable(),
  verifiedAt: Instant.nullish().meta({ description: "When the soak was passed, where the next environment was taken then" }),
  endedAt: Instant.nullable(),
  ticks: z.object({
    good: z.number().int(),
    bad: z.number().int(),
    noData: z.number().int(),
    noDataInARow: z.number().int(),
    last: Tick.nullable(),
  }),
  nextTickAt: Instant.nullable(),
  reason: z.string().nullable(),
});
export type Promotion = z.infer<typeof Promotion>;

export const Review = z.object({
  environment: z.string(),
  requestedAt: Instant,
  deadlineAt: Instant,
  decision: z.enum(["approved", "rejected", "expired"]).nullable(),
  by: z.string().nullable(),
  at: Instant.nullable(),
  reason: z.string().nullable(),
  breakGlass: z.boolean(),
});
export type Review = z.infer<typeof Review>;

/** A version that an environment ran. */
export const Deployed = z.object({
  releaseId: z.string(),
  deploymentId: z.string(),
  version: z.string(),
  commit: z.string(),
  endedAt: Instant,
});
export type Deployed = z.infer<typeof Deployed>;

export const Rollback = z.object({
  environment: z.string(),
  deploymentId: z.string().meta({ description: "The deployment that takes back" }),
  rollbackOf: z.string(),
  to: Deployed,
  cause: z.enum(["alert", "metrics", "person"]),
  by: z.string(),
  reason: z.string(),
  simulated: z.boolean().nullable(),
  startedAt: Instant,
  requestedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
});
export type Rollback = z.infer<typeof Rollback>;

export const ReleaseEntry = z.object({
  at: Instant,
  kind: z.enum(["status", "step", "gate", "artifact", "deployment", "tick", "review", "break_glass", "alert", "rollback", "note"]),
  by: z.string().nullable(),
  text: z.string(),
});
export type ReleaseEntry = z.infer<typeof ReleaseEntry>;

/** A release as it is kept: everything that decides what happens next. */
export const Release = z.object({
  id: z.string(),
  revision: z.number().int().meta({ description: "Grows with each change" }),
  status: ReleaseStatus,
  reason: z.string().nullable().meta({ description: "Why it stands so, in one line" }),
  context: ReleaseContext,
  requestedBy: z.string(),
  promotedBy: z.array(z.string()).optional().meta({ description: "Tokens that had it promoted; they may not approve it" }),
  requestedAt: Instant,
  updatedAt: Instant,
  endedAt: Instant.nullable(),
  dueAt: Instant.nullable().meta({ description: "When something is to be done about it at the latest; null = it waits for a person" }),
  build: z.number().int().meta({ description: "1, and one more for each replaced file" }),
  chain: z.array(ChainStep),
  messages: z.array(ChainMessage),
  checkRuns: z.array(CheckRun),
  gate: Gate.nullable(),
  promotions: z.array(Promotion),
  review: Review.nullable(),
  rollback: Rollback.nullable(),
  traceId: z.string(),
  parentSpanId: z.string().nullable().meta({ description: "Of the `traceparent` that the request came with" }),
});
export type Release = z.infer<typeof Release>;
