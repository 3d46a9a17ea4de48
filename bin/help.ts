import type { Command } from "./commands.ts";

export const HELP_VERBS = ["help", "--help", "-h"];

/** All commands with what they do, and the settings they read. */
export function helpText(commands: readonly Command[]): string {
  const shown = commands.filter(({ summary }) => summary !== null);
  const titles = shown.map(({ verb, args }) => [verb, args].filter(Boolean).join(" "));
  const width = Math.max(...titles.map((title) => title.length));
  return [
    "Usage: npm run <command> [-- arguments], or node bin/bellwether.js <command> [arguments]",
    "",
    ...shown.map(({ summary }, index) => `  ${(titles[index] ?? "").padEnd(width)}  ${summary}`),
    "",
    "Settings (environment variables):",
    "  TARGET             local (default: emulated on this machine), localstack, aws",
    "  BELLWETHER_PORT    port of the local cloud (4600)",
    "  BELLWETHER_HOME    folder for its data, log and token (.bellwether)",
    "  AWS_ENDPOINT_URL   where LocalStack answers, for TARGET=localstack (http://127.0.0.1:4566)",
    "  GITHUB_TOKEN, GH_REPOS, GH_WORKFLOWS, REFRESH_SECONDS, BACKFILL_DAYS, DASHBOARD_TITLE,",
    "  GITHUB_API_URL, GITHUB_WEBHOOK_SECRET",
    "                     what is watched at GitHub, and how: docs/github.md",
    "  PYTHON             the Python >= 3.10 to run the local cloud on",
    "  BELLWETHER_TOKEN   token for the demos where none is kept (TARGET=aws); an admin's for demo:release",
    "",
  ].join("\n");
}
