import type { SettingProblem } from "../../contract/observer.ts";
import { apiUrlOf } from "./setting-api-url.ts";
import { reposOf, workflowsOf } from "./setting-lists.ts";
import { titleOf, wholeNumberOf } from "./setting-values.ts";

export const SETTING_NAMES = ["GH_REPOS", "GH_WORKFLOWS", "REFRESH_SECONDS", "BACKFILL_DAYS", "DASHBOARD_TITLE", "GITHUB_API_URL"] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

export type ObserverSettings = {
  /** Whether somebody wants GitHub to be observed: GH_REPOS is set, be it wrongly. */
  readonly isOn: boolean;
  readonly repos: readonly string[];
  /** File names; empty = all. */
  readonly workflows: readonly string[];
  readonly refreshSeconds: number;
  readonly backfillDays: number;
  readonly title: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
};

export type ParsedSettings = { readonly settings: ObserverSettings; readonly problems: readonly SettingProblem[] };

/**
 * The settings as far as they are right, with a problem for each part that is not. A text of spaces is as good as none. With a
 * wrong GITHUB_API_URL nothing is watched: the token must not go to another host than was meant.
 */
export function observerSettings(values: Partial<Record<SettingName, string>>): ParsedSettings {
  const repos = reposOf(textOf(values.GH_REPOS));
  const workflows = workflowsOf(textOf(values.GH_WORKFLOWS));
  const refresh = wholeNumberOf("REFRESH_SECONDS", textOf(values.REFRESH_SECONDS), { from: 5, to: 3600, usual: 60 });
  const backfill = wholeNumberOf("BACKFILL_DAYS", textOf(values.BACKFILL_DAYS), { from: 1, to: 90, usual: 7 });
  const title = titleOf(textOf(values.DASHBOARD_TITLE));
  const apiUrl = apiUrlOf(textOf(values.GITHUB_API_URL));
  return {
    settings: {
      isOn: textOf(values.GH_REPOS) !== "",
      repos: apiUrl.problems.length > 0 ? [] : repos.value,
      workflows: workflows.value,
      refreshSeconds: refresh.value,
      backfillDays: backfill.value,
      title: title.value,
      apiUrl: apiUrl.value,
    },
    problems: [repos, workflows, refresh, backfill, title, apiUrl].flatMap(({ problems }) => problems),
  };
}

const textOf = (value: string | undefined): string => value?.trim() ?? "";
