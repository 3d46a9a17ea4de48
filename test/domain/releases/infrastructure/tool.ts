import { spawnSync } from "node:child_process";

type Ended = { readonly status: number | null; readonly output: string };

/** Runs a program to its end; the output is both streams. */
export function run(program: string, args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, output: `${stdout ?? ""}${stderr ?? ""}${error ? String(error) : ""}` };
}

/** Why a spec that needs a program is skipped, in plain words; empty where the program is there. */
export const absent = (program: string, version = "--version"): string =>
  run(program, [version]).status === 0 ? "" : ` (skipped: ${program} is not installed)`;
