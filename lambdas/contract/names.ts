/** Names the CDK app writes and the handlers read. Imports nothing, so both sides may load it. */
export const ENV = {
  runsTable: "RUNS_TABLE",
  insightsTable: "INSIGHTS_TABLE",
  incidentsTable: "INCIDENTS_TABLE",
  deploymentsTable: "DEPLOYMENTS_TABLE",
  registryTable: "REGISTRY_TABLE",
  releasesTable: "RELEASES_TABLE",
  dataBucket: "DATA_BUCKET",
  runsQueueUrl: "RUNS_QUEUE_URL",
  retriesQueueUrl: "RETRIES_QUEUE_URL",
  simulationQueueUrl: "SIMULATION_QUEUE_URL",
  setAsideQueueUrl: "SET_ASIDE_QUEUE_URL",
  deadLetterQueueUrls: "DEAD_LETTER_QUEUE_URLS",
  incidentsTopicArn: "INCIDENTS_TOPIC_ARN",
  executorFunction: "EXECUTOR_FUNCTION",
  maxConcurrentRuns: "MAX_CONCURRENT_RUNS",
  incidentPolicy: "INCIDENT_POLICY",
  pollsQueueUrl: "POLLS_QUEUE_URL",
  eventsQueueUrl: "EVENTS_QUEUE_URL",
  attemptsQueueUrl: "ATTEMPTS_QUEUE_URL",
  stepsQueueUrl: "STEPS_QUEUE_URL",
  checksQueueUrl: "CHECKS_QUEUE_URL",
  releasesQueueUrl: "RELEASES_QUEUE_URL",
  decisionsTopicArn: "DECISIONS_TOPIC_ARN",
  githubRepos: "GH_REPOS",
  githubWorkflows: "GH_WORKFLOWS",
  refreshSeconds: "REFRESH_SECONDS",
  backfillDays: "BACKFILL_DAYS",
  dashboardTitle: "DASHBOARD_TITLE",
  githubApiUrl: "GITHUB_API_URL",
  githubTokenDigest: "GITHUB_TOKEN_DIGEST",
  webhookSecretIsSet: "GITHUB_WEBHOOK_SECRET_IS_SET",
  publicRead: "PUBLIC_READ",
  presignEndpoint: "PRESIGN_ENDPOINT",
  target: "BELLWETHER_TARGET",
} as const;

/** One deployable per file in lambdas/handlers. */
export const HANDLERS = [
  "serve-api",
  "dispatch-run",
  "execute-run",
  "record-result",
  "requeue-run",
  "update-metrics",
  "update-incidents",
  "update-delivery",
  "replay-change",
  "announce-incident",
  "sweep",
  "generate",
  "simulate-deployment",
  "schedule-polls",
  "poll-github",
  "record-event",
  "read-attempt",
  "run-step",
  "check-release",
  "advance-release",
  "follow-deployment",
] as const;
export type HandlerName = (typeof HANDLERS)[number];

/** API Gateway's stage; the last part of every base URL. */
export const STAGE = "api";

/** Where things lie in the data bucket. */
export const PREFIX = {
  sources: "sources/",
  claims: "claims/",
  cancels: "cancels/",
  progress: "progress/",
  logs: "logs/",
  reports: "reports/",
  results: "results/",
  tests: "tests/",
  events: "events/",
  releases: "releases/",
} as const;

/** Secrets in SSM's parameter store. The deploy command writes them; no template and no environment of a function holds them. */
export const PARAMETER = { githubToken: "/bellwether/github/token", webhookSecret: "/bellwether/github/webhook-secret" } as const;
