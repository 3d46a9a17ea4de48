import type { SettingProblem } from "../../contract/observer.ts";
import type { ParsedSettings } from "./settings.ts";

/** All that is wrong with the settings: what is wrong in their texts, and a token that is not there though GitHub is to be observed. */
export function settingProblems({ settings, problems }: ParsedSettings, hasToken: boolean, hasWebhookSecret: boolean): SettingProblem[] {
  if (!settings.isOn || hasToken) return [...problems];
  const loss = hasWebhookSecret ? ", so only what webhooks tell is seen" : ", so nothing of GitHub is seen";
  const advice =
    "make a fine-grained token with read access to Actions of the repositories in GH_REPOS, set it as GITHUB_TOKEN and run npm start again";
  return [{ setting: "GITHUB_TOKEN", problem: `GITHUB_TOKEN is missing${loss}`, advice }, ...problems];
}
