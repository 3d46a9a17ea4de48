import { Advice } from "../console/advice.ts";
import { endOf, runProgram } from "../console/run-program.ts";
import { NODE, PROGRAMS, ROOT } from "../places.ts";
import type { Place } from "../targets/place.ts";
import { programEnv } from "../targets/program-env.ts";

const QUIET = ["--no-notices", "--no-version-reporting", "--no-color"];

/** Runs the CDK's command line against the place. What it says goes to `onLine`; its end is shown where it fails. */
export async function runCdk(place: Place, args: readonly string[], onLine: (line: string) => void): Promise<void> {
  const env = { ...programEnv(place, process.env), CDK_DISABLE_CLI_TELEMETRY: "true", FORCE_COLOR: "0" };
  const ended = await runProgram(NODE, [PROGRAMS.cdk, ...args, ...QUIET], { cwd: ROOT, env, onLine });
  if (ended?.code !== 0) throw new Advice(`cdk ${args[0]} failed. The end of what it said:\n${endOf(ended?.lines ?? [])}`);
}

/** "12/55" of a line such as `Bellwether | 12/55 | 9:54:12 AM | CREATE_COMPLETE | ...`; null for others. */
export function progressIn(line: string): string | null {
  const [, done, total] = /\|\s*(\d+)\/(\d+)\s*\|/.exec(line) ?? [];
  return done && total ? `${done}/${total}` : null;
}
