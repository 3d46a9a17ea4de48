import * as z from "zod";
import { Instant } from "./scalars.ts";

/** One attempt of a workflow run as GitHub tells of it, in our terms. Times are UTC with milliseconds. */
export const ObservedAttempt = z.object({
  repo: z.string(),
  externalId: z.string().meta({ description: "GitHub's run id" }),
  attempt: z.number().int().positive(),
  runNumber: z.number().int(),
  workflow: z.string().meta({ description: "File name, `ci.yml`" }),
  workflowName: z.string(),
  title: z.string().nullable().meta({ description: "The run's own title: a commit's or pull request's" }),
  status: z.string(),
  conclusion: z.string().nullable(),
  branch: z.string().meta({ description: "`owner:branch` where it is a fork's" }),
  commit: z.string(),
  actor: z.string(),
  event: z.string(),
  createdAt: Instant,
  startedAt: Instant.meta({ description: "`run_started_at` of this attempt" }),
  updatedAt: Instant,
  url: z.string(),
});
export type ObservedAttempt = z.infer<typeof ObservedAttempt>;

/** What a tile looks like from across the room. What Bellwether does not know is `other`. */
export const WALL_STATES = ["passing", "failing", "running", "queued", "cancelled", "skipped", "other"] as const;
export type WallState = (typeof WALL_STATES)[number];

export const WallTile = z.object({
  repo: z.string(),
  workflow: z.string().meta({ description: "File name" }),
  workflowName: z.string(),
  branch: z.string(),
  isDefaultBranch: z.boolean().meta({ description: "False too where the default branch is not known" }),
  state: z.enum(WALL_STATES),
  needsAttention: z.boolean(),
  runId: z.string().meta({ description: "Bellwether's id of the latest run" }),
  externalId: z.string(),
  runNumber: z.number().int(),
  attempt: z.number().int(),
  title: z.string().nullable(),
  status: z.string(),
  conclusion: z.string().nullable(),
  previousConclusion: z.string().nullable().meta({ description: "Of the run that completed last before this one" }),
  commit: z.string(),
  actor: z.string(),
  event: z.string(),
  startedAt: Instant,
  updatedAt: Instant,
  durationSeconds: z.number().nullable().meta({ description: "Null while it runs" }),
  usualSeconds: z.number().nullable().meta({ description: "Median of the latest successes; null with fewer than three" }),
  failingSince: z
    .object({ at: Instant, commit: z.string(), runId: z.string() })
    .nullable()
    .meta({ description: "The first failure since the last success, as far back as the tile remembers" }),
  recent: z.array(z.enum(WALL_STATES)).meta({ description: "States of the latest completed runs, newest first" }),
  url: z.string(),
});
export type WallTile = z.infer<typeof WallTile>;

/** A setting that is missing or wrong, and what to do. */
export const SettingProblem = z.object({ setting: z.string(), problem: z.string(), advice: z.string() });
export type SettingProblem = z.infer<typeof SettingProblem>;

/** Why a repository could not be read at its last poll. */
export const RepoTrouble = z.object({
  code: z.enum(["unauthorized", "forbidden", "not_found", "renamed", "rate_limited", "unavailable", "unexpected"]),
  problem: z.string(),
  advice: z.string(),
  since: Instant,
});
export type RepoTrouble = z.infer<typeof RepoTrouble>;

export const RateLimit = z.object({ limit: z.number().int(), remaining: z.number().int(), resetAt: Instant });
export type RateLimit = z.infer<typeof RateLimit>;

/** `off`: nothing is configured. `waiting`: no poll has ended yet. `paused`: GitHub's rate limit is waited for. */
export const OBSERVER_STATUSES = ["off", "misconfigured", "waiting", "watching", "paused", "failing"] as const;

export const ObserverState = z.object({
  status: z.enum(OBSERVER_STATUSES),
  settingProblems: z.array(SettingProblem),
  lastGoodPollAt: Instant.nullable().meta({ description: "To the minute: an unchanged poll is noted once a minute" }),
  ageSeconds: z.number().nullable(),
  isStale: z.boolean().meta({ description: "True where the last good poll is older than three refreshes and two minutes" }),
  rateLimit: RateLimit.nullable(),
  pausedUntil: Instant.nullable(),
  repos: z.array(z.object({ repo: z.string(), defaultBranch: z.string().nullable(), trouble: RepoTrouble.nullable() })),
});
export type ObserverState = z.infer<typeof ObserverState>;

/** `GET /wall`. */
export const Wall = z.object({ asOf: Instant, tiles: z.array(WallTile), observer: ObserverState });
export type Wall = z.infer<typeof Wall>;

/** `GET /config`. */
export const WallConfig = z.object({
  title: z.string(),
  refreshSeconds: z.number().int(),
  backfillDays: z.number().int(),
  repos: z.array(z.string()),
  workflows: z.array(z.string()).meta({ description: "File names; empty = all" }),
  allWorkflows: z.boolean(),
  apiUrl: z.string(),
  webhook: z.boolean().meta({ description: "Whether webhooks are taken" }),
  token: z.boolean().meta({ description: "Whether there is a token; never the token" }),
  settingProblems: z.array(SettingProblem),
});
export type WallConfig = z.infer<typeof WallConfig>;

/** `GET /filters`: what the wall's runs have. */
export const WallFilters = z.object({
  repos: z.array(z.string()),
  workflows: z.array(z.string()),
  branches: z.array(z.string()),
  actors: z.array(z.string()),
  statuses: z.array(z.string()),
  conclusions: z.array(z.string()),
});
export type WallFilters = z.infer<typeof WallFilters>;

/** Queue `polls`: look at GitHub now. `at` is when it was due. */
export const PollDue = z.object({ type: z.literal("poll.due"), at: Instant });
export type PollDue = z.infer<typeof PollDue>;

/** What API Gateway hands on at most of a webhook's body; GitHub sends up to 25 MB, which nothing that is read here comes near. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024;

/** Queue `events`: a webhook delivery whose signature held; a body that is too large for a message lies in the data bucket. */
export const EventReceived = z.object({
  type: z.literal("event.received"),
  delivery: z.string(),
  event: z.string(),
  body: z.string().nullable(),
  object: z.string().nullable(),
});
export type EventReceived = z.infer<typeof EventReceived>;

/** Queue `attempts`: an attempt has ended at GitHub; its jobs, logs and reports wait to be read. */
export const AttemptEnded = z.object({
  type: z.literal("attempt.ended"),
  repo: z.string(),
  externalId: z.string(),
  attempt: z.number().int().positive(),
  tries: z.number().int().default(0).meta({ description: "How often it was put back because GitHub did not answer" }),
});
export type AttemptEnded = z.infer<typeof AttemptEnded>;
