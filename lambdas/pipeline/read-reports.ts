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
    try {
      const report = await parseJUnit(body);
      for (const { test, file, status, attempts, durationSeconds, message } of report.tests) {
        tests.push({ test, file: file && withinSource(file), status, attempts: [...attempts], durationSeconds, message, step });
      }
      warnings.push(...report.warnings.map((warning) => `${path} of step ${step}: ${warning}`));
    } catch (error) {
      if (!(error instanceof UnreadableReport)) throw error;
      warnings.push(`${path} of step ${step} could not be read: ${error.message}`);
    }
  }
  return { tests, warnings };
}

/** Reporters write absolute paths, and an executor's scratch directory has another name in every run. */
const withinSource = (path: string): string => path.replace(/^(?:file:\/\/)?\/.*?\/bellwether-[^/]+\/(?:[^/]+\/)?source\//, "");
