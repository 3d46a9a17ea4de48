import { createFailedTests } from "../../lambdas/domain/triage/failed-tests.ts";
import { NO_CONTEXT } from "../../lambdas/domain/triage/step-context.ts";
import { createTriage } from "../../lambdas/domain/triage/triage.ts";
import { linesOfFile } from "./lines.ts";

/** `bellwether triage --json FILE`: a log's verdict and the failed tests it names, as JSON. Reads the file as a stream. */
export async function triageCommand(args: string[]): Promise<number> {
  const [file, ...others] = args.filter((arg) => arg !== "--json");
  if (file === undefined || others.length > 0) {
    process.stderr.write("usage: bellwether triage --json FILE\n");
    return 2;
  }
  const triage = createTriage(NO_CONTEXT);
  const tests = createFailedTests();
  try {
    for await (const line of linesOfFile(file)) {
      triage.feed(line);
      tests.feed(line);
    }
  } catch (error) {
    process.stderr.write(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  process.stdout.write(`${JSON.stringify({ ...triage.verdict(), failedTests: tests.names() })}\n`);
  return 0;
}
