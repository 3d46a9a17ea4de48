import { createHash } from "node:crypto";
import type { Environment } from "../../lib/environment.ts";

/** What is watched, from the caller's environment, for the functions'. Secrets are only told of: a digest has them start anew with a new token. */
export const observerEnvironment = (env: NodeJS.ProcessEnv): Environment => ({
  githubRepos: env.GH_REPOS ?? "",
  githubWorkflows: env.GH_WORKFLOWS ?? "",
  refreshSeconds: env.REFRESH_SECONDS ?? "",
  backfillDays: env.BACKFILL_DAYS ?? "",
  dashboardTitle: env.DASHBOARD_TITLE ?? "",
  githubApiUrl: env.GITHUB_API_URL ?? "",
  githubTokenDigest: env.GITHUB_TOKEN ? createHash("sha256").update(env.GITHUB_TOKEN).digest("hex").slice(0, 8) : "",
  webhookSecretIsSet: String(Boolean(env.GITHUB_WEBHOOK_SECRET)),
});
