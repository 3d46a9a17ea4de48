import { spawnSync } from "node:child_process";
import { toolPath } from "../../../support/tools.ts";

type Ended = { readonly status: number | null; readonly output: string };

/** Runs a program to its end, that of `.ci/install-tools` where it is there; the output is both streams. */
export function run(program: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Ended {
  const { status, stdout, stderr, error } = spawnSync(toolPath(program), args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, output: `${stdout ?? ""}${stderr ?? ""}${error ? String(error) : ""}` };
}
