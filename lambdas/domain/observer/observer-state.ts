import type { ObserverState, RateLimit, SettingProblem } from "../../contract/observer.ts";
import { compareInstants, secondsBetween } from "../runs/instant.ts";
import { isSameRepo } from "./same-repo.ts";
import type { ObserverSettings } from "./settings.ts";

/** How reading GitHub went last, over all repositories. */
export type Beat = { readonly lastGoodPollAt: string | null; readonly rateLimit: RateLimit | null; readonly pausedUntil: string | null };
/** What is known of a repository from its last poll. */
export type RepoState = ObserverState["repos"][number];

export type Observation = {
  readonly settings: ObserverSettings;
  /** All of them, as `settingProblems` tells. */
  readonly problems: readonly SettingProblem[];
  readonly hasToken: boolean;
  /** Null before the first poll. */
  readonly beat: Beat | null;
  readonly repos: readonly RepoState[];
  readonly now: string;
};

/** Whether and how the observer sees GitHub. Only repositories that are watched now count, not those that once were. */
export function observerState(of: Observation): ObserverState {
  const { settings, beat, now } = of;
  const repos = settings.repos.map((repo) => told(repo, of.repos));
  const lastGoodPollAt = settings.isOn ? (beat?.lastGoodPollAt ?? null) : null;
  const ageSeconds = lastGoodPollAt === null ? null : secondsBetween(lastGoodPollAt, now);
  const isStale = ageSeconds !== null && ageSeconds > 3 * settings.refreshSeconds + 120;
  return {
    status: statusOf(of, repos, isStale),
    settingProblems: [...of.problems],
    lastGoodPollAt,
    ageSeconds,
    isStale,
    rateLimit: settings.isOn ? (beat?.rateLimit ?? null) : null,
    pausedUntil: beat?.pausedUntil ?? null,
    repos,
  };
}

/** Named field by field: what is kept of a poll is not for everybody. */
function told(repo: string, known: readonly RepoState[]): RepoState {
  const state = known.find((one) => isSameRepo(one.repo, repo));
  return { repo, defaultBranch: state?.defaultBranch ?? null, trouble: state?.trouble ?? null };
}

function statusOf({ settings, hasToken, beat, now }: Observation, repos: readonly RepoState[], isStale: boolean): ObserverState["status"] {
  if (!settings.isOn) return "off";
  if (repos.length === 0 || !hasToken) return "misconfigured";
  if (repos.every(({ trouble }) => trouble !== null)) return "failing";
  if (beat === null) return "waiting";
  if (beat.pausedUntil !== null && compareInstants(beat.pausedUntil, now) > 0) return "paused";
  if (isStale) return "failing";
  return beat.lastGoodPollAt === null ? "waiting" : "watching";
}
