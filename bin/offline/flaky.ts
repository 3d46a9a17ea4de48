import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as z from "zod";
import { TrackedOutcome } from "../../lambdas/contract/flaky-test.ts";
import { judgeHistory, type TestJudgement, type TestOutcomeRecord } from "../../lambdas/domain/flaky/history.ts";
import { latest } from "../../lambdas/domain/runs/instant.ts";

const USAGE = `bellwether flaky [--json] FILE
  FILE    one JSON object a line: {"test","commit","run","at","outcome","infrastructure"?}; outcome is passed, failed or skipped
  --json  one JSON object a line instead of a list`;

const Line = z.object({
  test: z.string().min(1),
  commit: z.string().min(1),
  run: z.string().min(1),
  at: TrackedOutcome.shape.at,
  outcome: z.enum(["passed", "failed", "skipped"]),
  infrastructure: z.boolean().optional(),
});

class Unreadable extends Error {}

/** Judges the tests of a recorded history, the whole of it. 0 = judged, 2 = it could not be read, with the reason. */
export async function flakyCommand(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, options: { json: { type: "boolean", default: false } }, allowPositionals: true });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new Unreadable(USAGE);
    const records = (await readFile(file, "utf8")).split("\n").flatMap(recordOf);
    const judgements = judgeHistory(records, records.map(({ at }) => at).reduce(latest, FIRST));
    process.stdout.write(judgements.map(values.json ? asJson : asText).join(""));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

const FIRST = "1970-01-01T00:00:00Z";

/** A skipped test has no outcome to judge. */
function recordOf(text: string, index: number): TestOutcomeRecord[] {
  if (text.trim() === "") return [];
  const { outcome, run, ...rest } = parse(text, index + 1);
  return outcome === "skipped" ? [] : [{ ...rest, runId: run, outcome }];
}

function parse(text: string, number: number): z.infer<typeof Line> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Unreadable(`line ${number} is no JSON`);
  }
  const { data, error } = Line.safeParse(value);
  if (data !== undefined) return data;
  throw new Unreadable(`line ${number}: ${error.issues.map(({ path, message }) => `${path.join(".") || "value"}: ${message}`).join("; ")}`);
}

const asJson = (judgement: TestJudgement) => `${JSON.stringify(judgement)}\n`;

const asText = ({ verdict, test, evidence }: TestJudgement) => `${verdict.padEnd(12)} ${test}\n${" ".repeat(13)}${evidence.reason}\n`;
