import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import type { JUnitReport } from "../../lambdas/sources/junit/junit-report.ts";
import { parseJUnit } from "../../lambdas/sources/junit/parse.ts";
import { UnreadableReport } from "../../lambdas/sources/junit/unreadable-report.ts";

const USAGE = `bellwether parse [--json] FILE...
  FILE    a JUnit XML report
  --json  one JSON object a report: {"file","tests":[{"name","status","attempts","message"}],"warnings"}, with "error" where it cannot be read`;

type Answer = { readonly file: string; readonly error?: string } & JUnitReport;

/** Reads test reports. 0 = all of them could be read, 1 = one could not, with the reason, 2 = called wrongly. */
export async function parseCommand(args: string[]): Promise<number> {
  const call = callOf(args);
  if (typeof call === "string") {
    process.stderr.write(`${call}\n`);
    return 2;
  }
  let code = 0;
  for (const file of call.files) {
    const answer = await read(file);
    process.stdout.write(call.json ? asJson(answer) : asText(answer));
    if (answer.error === undefined) continue;
    process.stderr.write(`${file}: ${answer.error}\n`);
    code = 1;
  }
  return code;
}

function callOf(args: string[]): { files: string[]; json: boolean } | string {
  try {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean", default: false } }, allowPositionals: true });
    return positionals.length > 0 ? { files: positionals, json: values.json } : USAGE;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${USAGE}`;
  }
}

async function read(file: string): Promise<Answer> {
  try {
    return { file, ...(await parseJUnit(createReadStream(file))) };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return { file, error: reason, tests: [], warnings: [reason] };
  }
}

/** What is wrong with the file; null where something is wrong with us. */
function reasonOf(error: unknown): string | null {
  if (error instanceof UnreadableReport) return error.message;
  return error instanceof Error && "syscall" in error ? error.message : null;
}

const asJson = ({ tests, ...answer }: Answer) => {
  const listed = tests.map(({ test: name, status, attempts, message }) => ({ name, status, attempts, message }));
  return `${JSON.stringify({ ...answer, tests: listed })}\n`;
};

function asText({ file, error, tests, warnings }: Answer): string {
  if (error !== undefined) return "";
  const of = (status: string) => tests.filter((test) => test.status === status);
  const failed = of("failed");
  const lines = [
    `${file}: ${tests.length} tests, ${of("passed").length} passed, ${failed.length} failed, ${of("skipped").length} skipped`,
    ...failed.map(({ test, message }) => `  failed   ${test}${message === null ? "" : `: ${message.split("\n")[0]}`}`),
    ...tests.filter(isFlaky).map(({ test, attempts }) => `  flaky    ${test}: ${attempts.join(", ")}`),
    ...warnings.map((warning) => `  warning  ${warning}`),
  ];
  return `${lines.join("\n")}\n`;
}

const isFlaky = ({ status, attempts }: JUnitReport["tests"][number]) => status === "passed" && attempts.includes("failed");
