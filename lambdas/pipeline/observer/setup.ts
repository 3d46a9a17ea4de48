import { ENV } from "../../contract/names.ts";
import type { ObserverState, SettingProblem } from "../../contract/observer.ts";
import { observerState } from "../../domain/observer/observer-state.ts";
import { settingProblems } from "../../domain/observer/setting-problems.ts";
import { type ObserverSettings, observerSettings } from "../../domain/observer/settings.ts";
import type { WallRead } from "../../store/wall.ts";

/** What is set up, as far as people may know it: secrets are told of, and not here. */
export type ObserverSetup = {
  readonly settings: ObserverSettings;
  readonly problems: readonly SettingProblem[];
  readonly hasToken: boolean;
  readonly hasWebhookSecret: boolean;
};

/** The observer's settings from a function's environment. Wrong ones are problems, never errors. */
export function setupOf(env: Readonly<Record<string, string | undefined>>): ObserverSetup {
  const parsed = observerSettings({
    GH_REPOS: env[ENV.githubRepos] ?? "",
    GH_WORKFLOWS: env[ENV.githubWorkflows] ?? "",
    REFRESH_SECONDS: env[ENV.refreshSeconds] ?? "",
    BACKFILL_DAYS: env[ENV.backfillDays] ?? "",
    DASHBOARD_TITLE: env[ENV.dashboardTitle] ?? "",
    GITHUB_API_URL: env[ENV.githubApiUrl] ?? "",
  });
  const hasToken = Boolean(env[ENV.githubTokenDigest]);
  const hasWebhookSecret = env[ENV.webhookSecretIsSet] === "true";
  return { settings: parsed.settings, problems: settingProblems(parsed, hasToken, hasWebhookSecret), hasToken, hasWebhookSecret };
}

/** How well GitHub is seen. */
export function stateOf(setup: ObserverSetup, { polls, beat }: Pick<WallRead, "polls" | "beat">, now: string): ObserverState {
  return observerState({ ...setup, beat, repos: polls, now });
}
