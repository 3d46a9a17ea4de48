import type { Place, Urls } from "../targets/place.ts";

export const docsUrlOf = (apiUrl: string): string => `${apiUrl}/docs`;

/** Where everything is, and what to do next. */
export function summaryOf({ target, endpoint }: Place, { apiUrl, dashboardUrl }: Urls, token: string | null): string {
  const lines = [
    `Bellwether is up (${target.name}).`,
    `  Dashboard   ${dashboardUrl}`,
    `  API         ${apiUrl}`,
    `  API docs    ${docsUrlOf(apiUrl)}`,
    `  Token       ${token ?? "shown once, when it was made (npm run token -- create NAME --scope read)"}`,
  ];
  if (token !== null && endpoint === null) lines.push("              Keep it: it is not stored and will not be shown again.");
  lines.push(target.name === "aws" ? "Next: TARGET=aws npm run token -- list" : `Next: ${prefixOf(target.name)}npm run demo`);
  return `\n${lines.join("\n")}\n`;
}

export const prefixOf = (target: string): string => (target === "local" ? "" : `TARGET=${target} `);
