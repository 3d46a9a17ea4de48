import type { Failure } from "../../../../lambdas/contract/failure.ts";
import type { Run } from "../../../../lambdas/contract/run.ts";
import { clusterHref, runHref } from "../../app/hrefs.ts";
import { Actions } from "../../elements/actions.tsx";
import { EvidenceLines } from "../../elements/evidence-lines.tsx";
import { Panel } from "../../elements/panel.tsx";
import { Tag } from "../../elements/tag.tsx";
import { asTitle, asWords, formatPercent, plural } from "../../text/format.ts";
import "./failures.css";

const OPENED = 3;

/** What went wrong, each with the rule that says so and the lines it goes by. */
export const Failures = ({ run: { id, failures, failureCount } }: { readonly run: Run }) => (
  <Panel
    title={plural(failureCount, "failure")}
    aside={failureCount > failures.length ? `the first ${failures.length}` : undefined}
    testId="failures"
  >
    <ul class="failures">
      {failures.map((failure, index) => (
        <FailureCard key={`${failure.step} ${failure.test} ${failure.fingerprint}`} runId={id} failure={failure} open={index < OPENED} />
      ))}
    </ul>
  </Panel>
);

type FailureCardProps = { readonly runId: string; readonly failure: Failure; readonly open: boolean };

function FailureCard({ runId, failure, open }: FailureCardProps) {
  const { category, subCategory, confidence, rule, evidence, cause, actions, step, test, message, clusterId } = failure;
  return (
    <li>
      <details class="failure" open={open}>
        <summary>
          <Tag tone="bad" title={asWords(subCategory)}>
            {asTitle(category)}
          </Tag>
          <strong>{test ?? cause}</strong>
        </summary>
        <div class="failure-body">
          {test !== null && <p>{cause}</p>}
          <EvidenceLines evidence={evidence} hrefOf={step === null ? undefined : (line) => runHref(runId, { step, line })} />
          {message !== "" && message !== evidence[0]?.text && <pre class="failure-message">{message}</pre>}
          <Actions actions={actions} />
          <p class="muted small">
            {formatPercent(confidence)} sure, by rule <code>{rule}</code> ({asWords(subCategory)}).{" "}
            <a href={clusterHref(clusterId)}>All failures like this</a>
            {step !== null && (
              <>
                , <a href={runHref(runId, { step })}>log of step {step}</a>
              </>
            )}
          </p>
        </div>
      </details>
    </li>
  );
}
