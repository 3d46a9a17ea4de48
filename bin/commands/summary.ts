import type { Place, Urls } from "../targets/place.ts";

type Watched = { readonly isOn: boolean; readonly repos: readonly string[] };

export const docsUrlOf = (apiUrl: string): string => `${apiUrl}/docs`;

/** Where everything is, and what to do next. */
export function summaryOf({ target, endpoint }: Place, { apiUrl, dashboardUrl }: Urls, token: string | null, watched: Watched): string {
  const lines = [
    `Bellwether is up (${target.name}).`,
    `  Dashboard   ${dashboardUrl}`,
    `  GitHub      ${watchedWords(dashboardUrl, watched)}`,
    `  API         ${apiUrl}`,
    `  API docs    ${docsUrlOf(apiUrl)}`,
    `  Token       ${token ?? "shown once, when it was made (npm run token -- create NAME --scope read)"}`,
  ];
  if (token !== null && endpoint === null) lines.push("              Keep it: it is not stored and will not be shown again.");
  lines.push(target.name === "aws" ? "Next: TARGET=aws npm run token -- list" : `Next: ${prefixOf(target.name)}npm run demo`);
  return `\n${lines.join("\n")}\n`;
}

/** Settings are those of this start alone, so it says what they come to. */
function watchedWords(dashboardUrl: string, { isOn, repos }: Watched): string {
  if (!isOn) return "not watched (GITHUB_TOKEN, GH_REPOS: docs/github.md)";
  const shown = repos.length > 3 ? `${repos.length} repositories` : repos.join(", ");
  return `${shown || "no repository that could be watched"}: ${dashboardUrl}#/wall`;
}

export const prefixOf = (target: string): string => (target === "local" ? "" : `TARGET=${target} `);
