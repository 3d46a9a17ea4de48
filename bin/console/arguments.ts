import { parseArgs } from "node:util";
import { UsageError } from "./advice.ts";

/** Runs `parseArgs`, whose complaints become usage errors. */
export function readArguments<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), `Usage: ${usage}`);
  }
}

/** For commands that take no arguments. */
export function expectNothing(verb: string, args: string[]): void {
  readArguments(`npm run ${verb}`, () => parseArgs({ args, options: {} }));
}
