import type { Run } from "../../../../lambdas/contract/run.ts";
import { useNow } from "../../app/clock.ts";
import { runHref, runsHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { Fact, Facts } from "../../elements/facts.tsx";
import { Mark } from "../../elements/mark.tsx";
import { markOf } from "../../elements/mark-of.ts";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { asTitle, formatDuration, NO_DATA, shortId } from "../../text/format.ts";
import { causeLine } from "../runs/cause-line.ts";
import { startedWords } from "../wall/tile-words.ts";
import "./run-summary.css";

/** How a run is, why in one line, and its facts. */
export function RunSummary({ run }: { readonly run: Run }) {
  const category = run.failures[0]?.category;
  const cause = causeLine(run);
  return (
    <section class={`run-summary tone-${markOf(run.status, run.conclusion).tone}`} aria-label="Summary">
      <p class="run-end" data-testid="run-conclusion">
        <Mark status={run.status} conclusion={run.conclusion} />
        {category && <Tag tone="bad">{asTitle(category)}</Tag>}
        {cause !== null && <span>{cause}</span>}
      </p>
      <RunFacts run={run} />
    </section>
  );
}

/** A run that is under way took so long until now. */
function Took({ run: { durationSeconds, status, startedAt } }: { readonly run: Run }) {
  const nowMs = useNow();
  if (status !== "in_progress" || startedAt === null) return <>{formatDuration(durationSeconds)}</>;
  return <>{formatDuration(Math.max(0, Math.floor((nowMs - Date.parse(startedAt)) / 1000)))} so far</>;
}

const OwnFacts = ({ run }: { readonly run: Run }) => (
  <>
    <Fact name="Attempt" title={`Retried up to ${run.retries} times where it is the machine's fault`}>
      {run.attempt} of {run.retries + 1}
    </Fact>
    <Fact name="By">
      {run.triggeredBy}
      {run.source !== "bellwether" && `, ${run.source}`}
    </Fact>
  </>
);

/** Each attempt at GitHub is a run of its own. */
const GithubFacts = ({ run: { workflow, workflowName, runNumber, attempt, title, event, actor, updatedAt } }: { readonly run: Run }) => (
  <>
    <Fact name="Workflow" title={workflow ?? undefined}>
      {workflow === null ? (workflowName ?? NO_DATA) : <a href={runsHref({ source: "github", workflow })}>{workflowName ?? workflow}</a>}
      {runNumber !== null && ` #${runNumber}`}
    </Fact>
    <Fact name="Attempt">{attempt}</Fact>
    <Fact name="Started by">{startedWords({ event, actor }) ?? NO_DATA}</Fact>
    <Fact name="Updated">
      <When at={updatedAt} />
    </Fact>
    {title !== null && <Fact name="Title">{title}</Fact>}
  </>
);

const RunFacts = ({ run }: { readonly run: Run }) => (
  <Facts>
    <Fact name="Branch">
      <a href={runsHref({ repo: run.repo, branch: run.ref })}>{run.ref}</a>
    </Fact>
    <Fact name="Commit">
      <Commit sha={run.commit} />
    </Fact>
    <Fact name="Queued">
      <When at={run.queuedAt} />
    </Fact>
    <Fact name="Waited" title="From being queued to the first start">
      {formatDuration(run.queueSeconds)}
    </Fact>
    <Fact name="Took" title={run.source === "github" ? undefined : `At most ${formatDuration(run.timeoutSeconds)}`}>
      <Took run={run} />
    </Fact>
    {run.source === "github" ? <GithubFacts run={run} /> : <OwnFacts run={run} />}
    {run.rerunOf !== null && (
      <Fact name="Rerun of">
        <a href={runHref(run.rerunOf)}>{shortId(run.rerunOf)}</a>
      </Fact>
    )}
  </Facts>
);
