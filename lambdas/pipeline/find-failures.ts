import type { ExecutionResult } from "../contract/execution.ts";
import type { Failure, Verdict } from "../contract/failure.ts";
import type { Step, TestOutcome } from "../contract/run.ts";
import { clusterIdOf, fingerprintOf } from "../domain/clusters/fingerprint.ts";
import { stepKindOf } from "../domain/clusters/step-kind.ts";
import { setupVerdict } from "../domain/triage/setup-verdict.ts";
import type { StepContext } from "../domain/triage/step-context.ts";
import { createTriage, triageTest } from "../domain/triage/triage.ts";
import { logObject } from "../store/object-keys.ts";
import { type Bucket, readObject } from "../store/objects.ts";
import { linesOf } from "./log-lines.ts";
import { placeEvidence } from "./place-evidence.ts";

/** Failures beyond this are counted, not triaged one by one. */
export const MAX_TRIAGED = 200;
/** Failures whose evidence is looked up in the step's log. */
const MAX_PLACED = 20;

const contextOf = ({ name, command, exitCode, signal, conclusion }: Step): StepContext => ({
  stepName: name,
  command,
  exitCode,
  signal,
  conclusion: conclusion ?? "failure",
});

/** What is looked through: the steps with their ends, whose logs lie in the data bucket. */
export type Executed = Pick<ExecutionResult, "runId" | "attempt" | "configurationErrors" | "steps">;

/** The failed tests of a run, each a failure; failed steps whose reports name no failed test; and what kept a run from beginning. */
export async function findFailures(data: Bucket, result: Executed, tests: readonly TestOutcome[]): Promise<Failure[]> {
  const failures: Failure[] = [];
  if (result.configurationErrors.length > 0) failures.push(configurationFailure(result.configurationErrors));
  for (const step of result.steps) {
    const failed = tests.filter((test) => test.step === step.number && test.status === "failed");
    const ended = step.conclusion === "failure" || step.conclusion === "timed_out";
    if (failed.length > 0) failures.push(...(await testFailures(data, result, step, failed.slice(0, MAX_TRIAGED))));
    else if (ended) failures.push(await stepFailure(data, result, step));
  }
  return failures;
}

/** A verdict with its message and what makes it equal to others. A failure without a step is of the run's setup. */
export function failureOf(step: Step | null, test: string | null, message: string, verdict: Verdict): Failure {
  const fingerprint = fingerprintOf({
    category: verdict.category,
    subCategory: verdict.subCategory,
    stepKind: step ? stepKindOf({ stepName: step.name, command: step.command }) : "setup",
    message,
    subject: test ?? step?.name ?? null,
  });
  return {
    ...verdict,
    step: step?.number ?? null,
    test,
    message: message.slice(0, 600),
    fingerprint,
    clusterId: clusterIdOf(fingerprint),
  };
}

const configurationFailure = (errors: readonly string[]): Failure => failureOf(null, null, errors.join("\n"), setupVerdict(errors));

async function testFailures(data: Bucket, { runId, attempt }: Executed, step: Step, failed: readonly TestOutcome[]): Promise<Failure[]> {
  const failures = failed.map(({ test, message }) =>
    failureOf(
      step,
      test,
      message ?? "the test failed without a message",
      triageTest({ name: test, message: message ?? "" }, contextOf(step)),
    ),
  );
  const log = await readObject(data, logObject(runId, attempt, step.number));
  const placed = log ? await placeEvidence(linesOf(log), failures.slice(0, MAX_PLACED)) : failures.slice(0, MAX_PLACED);
  return [...placed, ...failures.slice(MAX_PLACED)];
}

async function stepFailure(data: Bucket, { runId, attempt }: Executed, step: Step): Promise<Failure> {
  const triage = createTriage(contextOf(step));
  const log = await readObject(data, logObject(runId, attempt, step.number));
  if (log) for await (const line of linesOf(log)) triage.feed(line);
  const verdict = triage.verdict();
  const told = verdict.evidence[0]?.text;
  return failureOf(step, null, told ?? `step "${step.name}" ended with ${step.signal ?? `exit code ${step.exitCode}`}`, verdict);
}
