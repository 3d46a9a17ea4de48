import * as z from "zod";
import { Failure } from "./failure.ts";
import { Commit, Instant, Ref, RepoName, Ulid } from "./scalars.ts";

export const SOURCES = ["bellwether", "github", "upload"] as const;
export const RUN_STATUSES = ["queued", "in_progress", "completed"] as const;
/** Bellwether's own conclusions. `errored` is Bellwether's own fault only. Foreign ones pass through as they are. */
export const CONCLUSIONS = ["success", "failure", "timed_out", "cancelled", "errored"] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export const Step = z.object({
  number: z.number().int().positive(),
  name: z.string(),
  command: z.string(),
  status: z.enum(["queued", "in_progress", "completed"]),
  conclusion: z.enum(["success", "failure", "timed_out", "cancelled", "skipped", "errored"]).nullable(),
  exitCode: z.number().int().nullable(),
  signal: z.string().nullable(),
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  durationSeconds: z.number().nullable(),
  logBytes: z.number().int().nonnegative().meta({ description: "Bytes kept of the step's log" }),
  logTruncated: z.boolean().meta({ description: "True where the log's middle was left out" }),
});
export type Step = z.infer<typeof Step>;

export const TestCounts = z.object({
  total: z.number().int(),
  passed: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
});
export type TestCounts = z.infer<typeof TestCounts>;

/** An execution of a run. A retry stays in its run: only the last attempt completes it. */
export const Attempt = z.object({
  attempt: z.number().int().positive(),
  startedAt: Instant.nullable(),
  completedAt: Instant,
  conclusion: z.string(),
  reason: z.string().meta({ description: "Why it was tried again" }),
});
export type Attempt = z.infer<typeof Attempt>;

export const Note = z.object({ at: Instant, text: z.string() });
export type Note = z.infer<typeof Note>;

/** What GitHub tells of a run; null for Bellwether's own. Runs that were stored before there was an observer have none of it. */
const FOREIGN = {
  workflow: z.string().nullable().default(null).meta({ description: "File name of the workflow" }),
  workflowName: z.string().nullable().default(null),
  externalId: z.string().nullable().default(null).meta({ description: "GitHub's run id" }),
  runNumber: z.number().int().nullable().default(null),
  title: z.string().nullable().default(null),
  actor: z.string().nullable().default(null),
  event: z.string().nullable().default(null),
  updatedAt: Instant.nullable().default(null),
  url: z.string().nullable().default(null),
};

export const Run = z.object({
  id: z.string(),
  repo: z.string(),
  source: z.string().meta({ description: SOURCES.join(", ") }),
  ref: z.string(),
  commit: z.string(),
  attempt: z.number().int().positive(),
  attempts: z.array(Attempt).meta({ description: "Earlier attempts of this run" }),
  rerunOf: z.string().nullable(),
  status: z.string().meta({ description: `${RUN_STATUSES.join(", ")}; foreign ones as they are` }),
  conclusion: z
    .string()
    .nullable()
    .meta({ description: `${CONCLUSIONS.join(", ")}; foreign ones as they are` }),
  reason: z.string().nullable().meta({ description: "Why it ended as it did, in one line" }),
  queuedAt: Instant,
  startedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  durationSeconds: z.number().nullable().meta({ description: "Start to end of the last attempt" }),
  queueSeconds: z.number().nullable().meta({ description: "From being queued to the first start" }),
  timeoutSeconds: z.number().int(),
  retries: z.number().int(),
  cancelRequestedAt: Instant.nullable(),
  sourceId: z.string().nullable(),
  triggeredBy: z.string().meta({ description: "Name of the token, or `generator`" }),
  steps: z.array(Step),
  tests: TestCounts.nullable(),
  failedTests: z.array(z.string()).meta({ description: "The first 100" }),
  failures: z.array(Failure).meta({ description: "The first 20; `failureCount` has their number" }),
  failureCount: z.number().int(),
  clusterIds: z.array(z.string()),
  notes: z.array(Note),
  ...FOREIGN,
});
export type Run = z.infer<typeof Run>;

export const Timeout = z.number().int().min(1, "at least 1").max(840, "at most 840: Lambda's 15 minutes bound a run");
export const Retries = z.number().int().min(0, "at least 0").max(3, "at most 3");

/** `POST /runs`. */
export const RunRequest = z.strictObject({
  repo: RepoName,
  ref: Ref.default("main"),
  commit: Commit,
  timeoutSeconds: Timeout.optional().meta({ description: "The repository's own by default" }),
  retries: Retries.default(0).meta({ description: "How often a network or infrastructure failure is tried again" }),
  sourceId: Ulid.optional().meta({ description: "An uploaded source; by default the repository's registered one" }),
});
export type RunRequest = z.infer<typeof RunRequest>;

/** One executed test as `GET /runs/{id}/tests` lists it. Several attempts are reported as one test. */
export const TestOutcome = z.object({
  test: z.string().meta({ description: "Suite or class, ` > `, name" }),
  file: z.string().nullable(),
  status: z.enum(["passed", "failed", "skipped"]),
  attempts: z.array(z.enum(["passed", "failed", "skipped"])).meta({ description: "Outcome of each attempt, in order" }),
  durationSeconds: z.number().nullable(),
  message: z.string().nullable(),
  step: z.number().int().positive().nullable(),
});
export type TestOutcome = z.infer<typeof TestOutcome>;
