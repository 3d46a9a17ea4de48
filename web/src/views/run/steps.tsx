import { useMemo } from "preact/hooks";
import type { Run } from "../../../../lambdas/contract/run.ts";
import { runHref } from "../../app/hrefs.ts";
import type { RunPlace } from "../../app/routes.ts";
import { Empty } from "../../elements/empty.tsx";
import { GithubLink } from "../../elements/github-link.tsx";
import { Mark } from "../../elements/mark.tsx";
import { Panel } from "../../elements/panel.tsx";
import { formatDuration } from "../../text/format.ts";
import { mostTellingStep } from "./most-telling-step.ts";
import { StepLog } from "./step-log.tsx";
import "./steps.css";

/** A run's steps, and the log of the one that is looked at. */
export function Steps({ run, place }: { readonly run: Run; readonly place: RunPlace }) {
  const shown = run.steps.find(({ number }) => number === place.step) ?? mostTellingStep(run.steps);
  const number = shown?.number;
  const evidence = useMemo(() => run.failures.filter(({ step }) => step === number).flatMap((failure) => failure.evidence), [run, number]);
  if (shown === null) return <NoSteps run={run} />;
  return (
    <Panel title="Steps and logs" class="steps-panel">
      <div class="steps">
        <ol class="steps-list">
          {run.steps.map((step) => (
            <li key={step.number}>
              <a
                class="step"
                href={runHref(run.id, { step: step.number })}
                aria-current={step.number === number ? "true" : undefined}
                data-testid={`step-${step.number}`}
              >
                <Mark status={step.status} conclusion={step.conclusion} wordless />
                <span class="step-name">{step.name}</span>
                <span class="muted small">{formatDuration(step.durationSeconds)}</span>
              </a>
            </li>
          ))}
        </ol>
        <StepLog run={run} step={shown} evidence={evidence} line={shown.number === place.step ? place.line : null} />
      </div>
    </Panel>
  );
}

function NoSteps({ run }: { readonly run: Run }) {
  if (run.source === "github")
    return (
      <Empty title="No steps read">
        Jobs and steps are read from GitHub once a run has failed. <GithubLink url={run.url} words="See them there" />
      </Empty>
    );
  if (run.status === "completed") return <Empty title="No step was run">{run.reason}</Empty>;
  return <Empty title="Not started yet">Its steps are known once it has a machine.</Empty>;
}
