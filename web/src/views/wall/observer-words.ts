import type { ObserverState, RateLimit, WallConfig } from "../../../../lambdas/contract/observer.ts";
import type { Tone } from "../../elements/mark-of.ts";
import { formatCount, plural } from "../../text/format.ts";
import { formatMoment } from "./moment.ts";

const NAMED = 3;

/** Whether GitHub is being watched, and if not what is waited for. */
export function observerWords({ status, pausedUntil }: ObserverState, nowMs: number): string {
  switch (status) {
    case "off":
      return "Not set up: no repository is watched";
    case "misconfigured":
      return "Not watching: a setting is missing or wrong";
    case "waiting":
      return "Waiting for the first poll of GitHub";
    case "watching":
      return "Watching GitHub";
    case "paused":
      return `Paused by GitHub's rate limit${pausedUntil === null ? "" : ` until ${formatMoment(pausedUntil, nowMs)}`}`;
    case "failing":
      return "Failing: GitHub cannot be read";
  }
}

export const OBSERVER_TONES: Record<ObserverState["status"], Tone> = {
  off: "neutral",
  misconfigured: "bad",
  waiting: "live",
  watching: "good",
  paused: "warn",
  failing: "bad",
};

/** "4 812 of 5 000 requests left, resets 14:05 UTC". */
export const quotaWords = ({ limit, remaining, resetAt }: RateLimit, nowMs: number): string =>
  `${formatCount(remaining)} of ${formatCount(limit)} requests left, resets ${formatMoment(resetAt, nowMs)}`;

/** What is watched: "acme/shop and acme/search, all workflows". */
export function watchedWords({ repos, workflows, allWorkflows }: Pick<WallConfig, "repos" | "workflows" | "allWorkflows">): string {
  const which = allWorkflows ? "all workflows" : `only ${listed(workflows)}`;
  return `${repos.length > NAMED ? plural(repos.length, "repository", "repositories") : listed(repos)}, ${which}`;
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
