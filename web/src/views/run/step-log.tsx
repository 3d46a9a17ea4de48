import type { Evidence } from "../../../../lambdas/contract/failure.ts";
import type { Run, Step } from "../../../../lambdas/contract/run.ts";
import { Mark } from "../../elements/mark.tsx";
import { LiveTail } from "./live-tail.tsx";
import { LogViewer } from "./log-viewer.tsx";

type StepLogProps = { readonly run: Run; readonly step: Step; readonly evidence: readonly Evidence[]; readonly line: number | null };

/** What a step was, how it ended, and what it printed. */
export function StepLog({ run, step, evidence, line }: StepLogProps) {
  return (
    <div class="step-log">
      <p class="step-end">
        <Mark status={step.status} conclusion={step.conclusion} /> <span class="muted small">{endWords(step)}</span>
      </p>
      <pre class="step-command">{step.command}</pre>
      <Output run={run} step={step} evidence={evidence} line={line} />
    </div>
  );
}

function Output({ run, step, evidence, line }: StepLogProps) {
  if (step.startedAt === null)
    return <p class="muted">{step.conclusion === null ? "Not started yet." : "It was not run, so there is no log."}</p>;
  if (step.status === "in_progress") return <LiveTail key={step.number} runId={run.id} step={step.number} />;
  if (step.logBytes === 0) return <p class="muted">This step printed nothing.</p>;
  return <LogViewer key={`${run.attempt} ${step.number} ${step.logBytes}`} runId={run.id} step={step} evidence={evidence} line={line} />;
}

function endWords({ exitCode, signal }: Step): string {
  if (signal !== null) return `ended by ${signal}`;
  return exitCode === null ? "" : `exit code ${exitCode}`;
}
