import { COMMANDS, commandNamed } from "./commands.ts";
import { describeFailure, exitCodeOf, UsageError } from "./console/advice.ts";
import { HELP_VERBS, helpText } from "./help.ts";

/** Runs one verb. Answers the exit code: 0 done, 1 failed, 2 called wrongly. */
export async function main([verb, ...args]: readonly string[]): Promise<number> {
  if (verb === undefined || HELP_VERBS.includes(verb)) {
    process.stdout.write(helpText(COMMANDS));
    return 0;
  }
  try {
    const command = commandNamed(verb);
    if (!command) throw new UsageError(`There is no command "${verb}"`);
    const run = await command.load();
    return await run(args);
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    if (error instanceof UsageError && !commandNamed(verb)) process.stderr.write(`\n${helpText(COMMANDS)}`);
    return exitCodeOf(error);
  }
}

// Whoever reads our output may have read enough (`| head`): then there is nobody left to write to.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
