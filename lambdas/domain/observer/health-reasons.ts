import type { ObserverState } from "../../contract/observer.ts";

/** One line for each thing that keeps the observer from seeing all it should, with what to do. None while it is off or fine. */
export function healthReasons(state: ObserverState): string[] {
  if (state.status === "off") return [];
  return [
    ...state.settingProblems.map(({ problem, advice }) => `${problem}: ${advice}`),
    ...state.repos.flatMap(({ trouble }) => (trouble ? [`${trouble.problem}: ${trouble.advice}`] : [])),
    ...(state.status === "paused"
      ? [`GitHub's rate limit is used up until ${state.pausedUntil}: raise REFRESH_SECONDS if this happens often`]
      : []),
    // A pause, and settings that are missing, say themselves why nothing was read.
    ...(state.status === "failing" && state.isStale
      ? [`GitHub was last read at ${state.lastGoodPollAt}: see docs/runbook.md for how to look at the poller`]
      : []),
  ];
}
