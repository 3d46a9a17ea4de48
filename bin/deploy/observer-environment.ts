import { createHash } from "node:crypto";
import type { Environment } from "../../lib/environment.ts";

/** What is watched, from the caller's environment, for the functions'. Secrets are only told of: a digest has them start anew with a new token. */
export const observerEnvironment = (env: NodeJS.ProcessEnv): Environment => ({
  githubRepos: scrubbed(env.GH_REPOS),
  githubWorkflows: scrubbed(env.GH_WORKFLOWS),
  refreshSeconds: scrubbed(env.REFRESH_SECONDS),
  backfillDays: scrubbed(env.BACKFILL_DAYS),
  dashboardTitle: scrubbed(env.DASHBOARD_TITLE),
  githubApiUrl: scrubbed(env.GITHUB_API_URL),
  githubTokenDigest: env.GITHUB_TOKEN ? createHash("sha256").update(env.GITHUB_TOKEN).digest("hex").slice(0, 8) : "",
  webhookSecretIsSet: String(Boolean(env.GITHUB_WEBHOOK_SECRET)),
});

/** A token or a password that was put into the wrong setting does not get into the template; what stands there instead is still told as wrong. */
const scrubbed = (text = ""): string =>
  text.replace(/\b(?:gh[pousr]_|github_pat_)\w+/g, "TOKEN-LEFT-OUT!").replace(/(:\/\/)[^/@\s]+@/g, "$1left:out@");
