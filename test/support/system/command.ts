import { join } from "node:path";
import { runProgram } from "../../../bin/console/run-program.ts";
import { ROOT } from "../../../bin/places.ts";

/** Runs the real command line; answers what it printed to stdout and stderr. Throws where it fails. */
export async function bellwether(env: Readonly<Record<string, string>>, ...args: string[]): Promise<readonly string[]> {
  const ended = await runProgram(process.execPath, [join(ROOT, "bin", "bellwether.js"), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  if (ended?.code === 0) return ended.lines;
  throw new Error(`bellwether ${args.join(" ")} failed:\n${ended?.lines.join("\n")}`);
}
