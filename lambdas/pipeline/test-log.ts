import { TestOutcome } from "../contract/run.ts";
import { testsObject } from "../store/object-keys.ts";
import { type Bucket, putObject, readObject } from "../store/objects.ts";
import { linesOf } from "./log-lines.ts";

/** Keep every test of a run, one JSON line each: 10,000 tests cost one object, not 10,000 items. Failed ones come first. */
export async function writeTests(data: Bucket, runId: string, tests: readonly TestOutcome[]): Promise<void> {
  const rank = { failed: 0, passed: 1, skipped: 2 };
  const lines = tests.toSorted((a, b) => rank[a.status] - rank[b.status]).map((test) => JSON.stringify(test));
  await putObject(data, testsObject(runId), lines.map((line) => `${line}\n`).join(""), "application/x-ndjson");
}

/** The outcomes that a run had for some tests. */
export async function outcomesIn(data: Bucket, runId: string, wanted: ReadonlySet<string>): Promise<TestOutcome[]> {
  const body = await readObject(data, testsObject(runId));
  const found: TestOutcome[] = [];
  if (!body) return found;
  for await (const line of linesOf(body)) {
    const outcome = TestOutcome.safeParse(jsonOf(line));
    if (outcome.success && wanted.has(outcome.data.test)) found.push(outcome.data);
  }
  return found;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null; // A line that was cut because it was too long.
  }
}
