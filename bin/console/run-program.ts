import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const KEPT_LINES = 400;

export type ProgramOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each line of output, stdout and stderr alike. */
  readonly onLine?: (line: string) => void;
};

export type Ended = { readonly code: number /** The last lines of stdout and stderr together. */; readonly lines: readonly string[] };

/** Runs a program without a shell and without input. `null` where there is no such program. */
export function runProgram(command: string, args: readonly string[], options: ProgramOptions = {}): Promise<Ended | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: options.cwd, env: options.env, stdio: ["ignore", "pipe", "pipe"] });
    const lines: string[] = [];
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on("line", (line) => {
        lines.push(line);
        if (lines.length > KEPT_LINES) lines.shift();
        options.onLine?.(line);
      });
    }
    child.on("error", (error) => ("code" in error && (error.code === "ENOENT" || error.code === "EACCES") ? resolve(null) : reject(error)));
    child.on("close", (code) => resolve({ code: code ?? 1, lines }));
  });
}

/** The end of a program's output, indented to be read under a message. */
export function endOf(lines: readonly string[], count = 30): string {
  return lines
    .filter((line) => line.trim() !== "")
    .slice(-count)
    .map((line) => `    ${line}`)
    .join("\n");
}
