import type { Mutation } from "./mutation.ts";

const on =
  (stack: Mutation["stack"], file: string) =>
  (check: string, from: Mutation["from"], to: string, ...says: string[]): Mutation => ({ check, stack, file, from, to, says });
const kubernetes = on("python-kubernetes", "scripts/switch.sh");
const lambda = on("node-lambda", "scripts/deploy.sh");
const site = on("static-site", "scripts/switch.sh");

/** One for each stack and each check of what moves the traffic. */
export const STRATEGY: readonly Mutation[] = [
  kubernetes("release-script", "promote:1 |", "", "scripts/switch.sh", "promote"),
  lambda("release-script", "do_wait() {", "do_await() {", "scripts/deploy.sh", "wait"),
  site("release-script", "do_rollback() {", "do_back() {", "scripts/switch.sh", "rollback"),
  on("python-kubernetes", "docs/blue-green.md")("strategy-document", "scripts/rollback.sh", "scripts/undo.sh", "scripts/undo.sh"),
  on("node-lambda", "docs/blue-green.md")("strategy-document", /## The way back[\s\S]*?(?=## )/, "## The way back\n\n", "The way back"),
  on("static-site", "docs/blue-green.md")("strategy-document", /##[\s\S]*/, "", "sections"),
];

/** Further mistakes; others may find them, too. */
export const MORE_STRATEGY: readonly Mutation[] = [
  kubernetes("release-script", "#!/usr/bin/env bash", "", "line 1"),
  kubernetes("release-script", "set -euo pipefail", "", "set -euo pipefail"),
  kubernetes("release-script", 'echo "there is no canary"', 'echo "there is no canary', "does not end"),
  kubernetes("release-script", "do_abort() {", "# do_abort() {", "abort"),
  on("python-kubernetes", ".github/workflows/deploy.yml")(
    "release-script",
    "switch.sh staging promote",
    "switch.sh staging advance",
    "advance",
  ),
  on("static-site", ".github/workflows/deploy.yml")(
    "release-script",
    /[\s\S]*/,
    "",
    "no step of a workflow calls scripts/switch.sh for dev",
  ),
];
