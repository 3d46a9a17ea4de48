import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { UsageError } from "../console/advice.ts";
import { readArguments } from "../console/arguments.ts";
import { endOf } from "../console/run-program.ts";
import type { DeployedFunction } from "../logs/functions.ts";
import { enterPlace } from "../targets/program-env.ts";
import { type Context, openContext } from "./context.ts";

const SHOWN_LINES = 100;
const SHOWN_CLOUD_LINES = 20;

/** The end of a function's log; without a name the functions, and the end of the local cloud's own log. */
export async function logsCommand(args: string[]): Promise<number> {
  const { positionals } = readArguments("npm run logs -- [FUNCTION]", () => parseArgs({ args, allowPositionals: true }));
  const context = await openContext();
  enterPlace(context.place);
  const name = positionals[0];
  if (name === undefined && context.place.target.name === "local") await showCloudLog(context);
  const { deployedFunctions } = await import("../logs/functions.ts");
  const functions = await deployedFunctions().catch(() => []);
  if (name === undefined) return listFunctions(functions);
  const wanted = functions.find((one) => one.handler === name || one.name === name);
  if (!wanted)
    throw new UsageError(
      `There is no function "${name}"`,
      functions.length > 0 ? `There are: ${functions.map((one) => one.handler).join(", ")}` : "Nothing is deployed, or it does not run",
    );
  return showLog(context, wanted);
}

async function showCloudLog({ home }: Context): Promise<void> {
  const log = await readFile(home.log, "utf8").catch(() => "");
  process.stdout.write(
    log === "" ? "The local cloud has no log yet.\n" : `The end of ${home.log}:\n${endOf(log.split("\n"), SHOWN_CLOUD_LINES)}\n\n`,
  );
}

function listFunctions(functions: readonly DeployedFunction[]): number {
  process.stdout.write(
    functions.length > 0 ? "Functions (npm run logs FUNCTION):\n" : "No functions: nothing is deployed, or it does not run.\n",
  );
  for (const { handler, name } of functions) process.stdout.write(`  ${handler.padEnd(18)} ${name}\n`);
  return 0;
}

async function showLog({ place }: Context, { handler, name }: DeployedFunction): Promise<number> {
  const group = `/aws/lambda/${name}`;
  if (place.endpoint === null) {
    process.stdout.write(`With AWS's own command line: aws logs tail ${group} --since 1h\n`);
    return 0;
  }
  const { lastLines } = await import("../logs/cloud-watch.ts");
  const lines = await lastLines(place.endpoint, group, SHOWN_LINES);
  if (lines.length === 0) process.stderr.write(`${handler} has written nothing yet.\n`);
  for (const { timestamp, message } of lines) process.stdout.write(`${new Date(timestamp).toISOString()}  ${message.trimEnd()}\n`);
  return 0;
}
