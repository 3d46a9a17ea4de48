import { Readable } from "node:stream";
import type { ExecutionResult } from "../contract/execution.ts";
import type { TestOutcome } from "../contract/run.ts";
import { parseJUnit, UnreadableReport } from "../sources/junit/parse.ts";
import { reportObject } from "../store/object-keys.ts";
import { type Bucket, readObject } from "../store/objects.ts";

export type ReportsRead = { readonly tests: readonly TestOutcome[]; readonly warnings: readonly string[] };

/** All tests of a run's reports. A report that cannot be read becomes a warning that names it and says why. */
export async function readReports(data: Bucket, { runId, attempt, reports }: ExecutionResult): Promise<ReportsRead> {
  const tests: TestOutcome[] = [];
  const warnings: string[] = [];
  for (const { step, path, index } of reports) {
    const body = await readObject(data, reportObject(runId, attempt, index));
    if (!body) {
      warnings.push(`${path} of step ${step} did not arrive`);
      continue;
    }
    const report = await parseReport(body, `${path} of step ${step}`, step);
    tests.push(...report.tests);
    warnings.push(...report.warnings);
  }
  return { tests, warnings };
}

/** The tests of one report. One that cannot be read is a warning that begins with `name`. */
export async function parseReport(body: AsyncIterable<Uint8Array> | Uint8Array, name: string, step: number | null): Promise<ReportsRead> {
  try {
    const report = await parseJUnit(body instanceof Uint8Array ? Readable.from([body]) : body);
    const tests = report.tests.map(({ test, file, status, attempts, durationSeconds, message }) => {
      return { test, file: file && withinSource(file), status, attempts: [...attempts], durationSeconds, message, step };
    });
    return { tests, warnings: report.warnings.map((warning) => `${name}: ${warning}`) };
  } catch (error) {
    if (!(error instanceof UnreadableReport)) throw error;
    return { tests: [], warnings: [`${name} could not be read: ${error.message}`] };
  }
}

/** Reporters write absolute paths, and an executor's scratch directory has another name in every run. */
const withinSource = (path: string): string => path.replace(/^(?:file:\/\/)?\/.*?\/bellwether-[^/]+\/(?:[^/]+\/)?source\//, "");
