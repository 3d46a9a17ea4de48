import { type ExecutionResult, MAX_REPORTS, MAX_STEPS } from "../contract/execution.ts";

const MOST_LINES = 20;
const LINE_CHARS = 500;
const COMMAND_CHARS = 1_000;
const NAME_CHARS = 100;

const lines = (texts: readonly string[]): string[] => texts.slice(0, MOST_LINES).map((text) => text.slice(0, LINE_CHARS));

/** A result as far as a run's item can hold it, whatever an executor, or code under test in its place, has written. */
export function boundedResult(result: ExecutionResult): ExecutionResult {
  return {
    ...result,
    reason: result.reason?.slice(0, LINE_CHARS) ?? null,
    configurationErrors: lines(result.configurationErrors),
    warnings: lines(result.warnings),
    reports: result.reports.filter(({ index }) => index < MAX_REPORTS).slice(0, MAX_REPORTS),
    steps: result.steps.slice(0, MAX_STEPS).map((step) => ({
      ...step,
      name: step.name.slice(0, NAME_CHARS),
      command: step.command.slice(0, COMMAND_CHARS),
      signal: step.signal?.slice(0, NAME_CHARS) ?? null,
    })),
  };
}
