import * as z from "zod";
import { EnvironmentName, ServiceName } from "./deployment.ts";
import { Commit, Instant, RepoName } from "./scalars.ts";

/** What is deployed, and what it has to hold: `POST /releases`. */
export const ReleaseRequest = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,49}$/, "expected 1 to 50 lower-case letters, digits, `-` or `_`, beginning with a letter")
    .meta({ description: "What is deployed", examples: ["churn_predictor_v2"] }),
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.+-]{0,49}$/, "expected a version such as 2.1.0"),
  commit: Commit,
  service: ServiceName.optional().meta({ description: "As deployments name it; the name by default" }),
  repo: RepoName.optional().meta({ description: "Whose incidents and flaky tests count" }),
  framework: z
    .string()
    .min(1, "must not be empty")
    .max(60, "at most 60 characters")
    .meta({ examples: ["scikit-learn"] }),
  serving: z
    .string()
    .min(1, "must not be empty")
    .max(60, "at most 60 characters")
    .meta({ examples: ["FastAPI + Docker"] }),
  target: z
    .string()
    .min(1, "must not be empty")
    .max(60, "at most 60 characters")
    .meta({ examples: ["Kubernetes (GKE)"] }),
  latencySla: z
    .string()
    .max(40, "at most 40 characters")
    .meta({ examples: ["< 100ms p99"] }),
  availabilitySla: z
    .string()
    .max(20, "at most 20 characters")
    .meta({ examples: ["99.9%"] }),
  environments: z
    .array(EnvironmentName)
    .min(1, "at least one")
    .max(5, "at most 5")
    .default(["dev", "staging", "production"])
    .meta({ description: "In the order of promotion; the last one is production" }),
});
export type ReleaseRequest = z.infer<typeof ReleaseRequest>;

/** The stacks that deployment packages can be made for. */
export const STACKS = ["python-kubernetes", "node-lambda", "static-site"] as const;
export type Stack = (typeof STACKS)[number];

/** A request whose words were understood: what the four steps work from. Equal contexts give byte-identical artifacts. */
export const ReleaseContext = z.object({
  name: z.string(),
  /** `name` as Kubernetes, Helm and DNS take it: `churn-predictor-v2`. */
  slug: z.string(),
  version: z.string(),
  commit: z.string(),
  service: z.string(),
  repo: z.string().nullable(),
  framework: z.string(),
  serving: z.string(),
  target: z.string(),
  stack: z.enum(STACKS),
  latency: z.object({ milliseconds: z.number().positive(), percentile: z.number().gt(0).lt(100) }),
  /** Share of requests that succeed, 0 to 1 exclusive: 0.999. */
  availability: z.number().gt(0).lt(1),
  environments: z.array(z.string()),
});
export type ReleaseContext = z.infer<typeof ReleaseContext>;

export const STEPS = ["requirements", "pipeline", "infrastructure", "automation"] as const;
export type ReleaseStep = (typeof STEPS)[number];
/** Who speaks in a step, by the chain's own names. */
export const ROLES: Readonly<Record<ReleaseStep, { readonly role: string; readonly tag: string }>> = {
  requirements: { role: "User Stories Specialist", tag: "JUS" },
  pipeline: { role: "Pipeline Builder", tag: "PBD" },
  infrastructure: { role: "DevOps Engineer", tag: "DVE" },
  automation: { role: "Automation Scripter", tag: "ASC" },
};

export const ARTIFACT_KINDS = [
  "requirements",
  "workflow",
  "stages",
  "dockerfile",
  "kubernetes",
  "helm",
  "template",
  "strategy",
  "prometheus-rules",
  "prometheus-config",
  "alertmanager",
  "dashboard",
  "exporter",
  "script",
  "logging",
  "document",
] as const;

/** One file of a deployment package, as a step makes it. `traces` are ids of acceptance criteria that it answers. */
export const GeneratedArtifact = z.object({
  path: z.string(),
  kind: z.enum(ARTIFACT_KINDS),
  step: z.enum(STEPS),
  content: z.string(),
  traces: z.array(z.string()),
});
export type GeneratedArtifact = z.infer<typeof GeneratedArtifact>;

/** Something that has to hold, by who wants it; `id` is what later artifacts trace to. */
export const AcceptanceCriterion = z.object({
  id: z.string().meta({ description: "AC-n.m" }),
  given: z.string(),
  when: z.string(),
  outcome: z.string().meta({ description: "Then" }),
  objective: z.enum(["latency", "availability"]).nullable().meta({ description: "The objective that it states, if any" }),
});
export const UserStory = z.object({
  id: z.string().meta({ description: "US-n" }),
  role: z.enum(["data scientist", "ML engineer", "SRE", "product owner", "developer"]),
  want: z.string(),
  soThat: z.string(),
  criteria: z.array(AcceptanceCriterion),
});
export type AcceptanceCriterion = z.infer<typeof AcceptanceCriterion>;
export type UserStory = z.infer<typeof UserStory>;

/** What a step hands on: its files, and what later steps read of them as data. Each step sees all outputs before it, whole. */
export const Requirements = z.object({ stories: z.array(UserStory) });
export type Requirements = z.infer<typeof Requirements>;

export const PipelineStage = z.object({
  id: z.string().meta({ description: "Job in the workflow" }),
  name: z.string(),
  does: z.array(z.string()),
  needs: z.array(z.string()),
  environment: z.string().nullable(),
});
export type PipelineStage = z.infer<typeof PipelineStage>;

export const AREAS = ["requirements", "pipeline", "infrastructure", "monitoring"] as const;
export type Area = (typeof AREAS)[number];

/** One named check of readiness. One that does not apply has a reason and no weight. */
export const ReadinessCheck = z.object({
  id: z.string(),
  area: z.enum(AREAS),
  title: z.string(),
  weight: z.number().nonnegative(),
  critical: z.boolean(),
  result: z.enum(["pass", "fail", "not-applicable"]),
  reason: z.string().meta({ description: "The evidence, in one line" }),
  artifacts: z.array(z.string()).meta({ description: "Paths that were looked at" }),
});
export type ReadinessCheck = z.infer<typeof ReadinessCheck>;

export const Gate = z.object({
  decision: z.enum(["APPROVED", "BLOCKED"]),
  ready: z.enum(["READY", "NEEDS WORK"]),
  scores: z.record(z.enum(AREAS), z.number()),
  overall: z.number(),
  thresholdsVersion: z.string(),
  reasons: z.array(z.string()),
  changes: z
    .array(z.object({ path: z.string(), by: z.string(), at: Instant, sha256: z.string() }))
    .meta({ description: "Generated files that somebody put an own one in the place of" }),
  decidedAt: Instant,
});
export type Gate = z.infer<typeof Gate>;
