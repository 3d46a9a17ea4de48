import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { note } from "../console/progress.ts";
import { NODE, PROGRAMS, ROOT } from "../places.ts";

/** Types, lint, then all specs; arguments go to Vitest. Stops at the first that fails. */
export async function testCommand(args: string[]): Promise<number> {
  for (const [title, command] of checks(args)) {
    note(`\n── ${title}`);
    const code = await run(command);
    if (code !== 0) {
      note(`✗ ${title} failed`);
      return code;
    }
  }
  return 0;
}

function checks(args: readonly string[]): [string, string[]][] {
  const page: [string, string[]][] = existsSync(join(ROOT, "web", "tsconfig.json"))
    ? [["Types of the page", [PROGRAMS.tsc, "-p", "web"]]]
    : [];
  return [
    ["Types", [PROGRAMS.tsc, "-p", "."]],
    ...page,
    ["Lint and format", [PROGRAMS.biome, "check"]],
    ["Specs", [PROGRAMS.vitest, "run", ...args]],
  ];
}

function run(command: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(NODE, command, { cwd: ROOT, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
