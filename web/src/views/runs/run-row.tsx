import type { Run } from "../../../../lambdas/contract/run.ts";
import { runHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { GithubLink } from "../../elements/github-link.tsx";
import { Mark } from "../../elements/mark.tsx";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { asTitle, formatDuration, plural } from "../../text/format.ts";
import { startedWords } from "../wall/tile-words.ts";
import { causeLine } from "./cause-line.ts";
import "./run-row.css";

/** One run in a list. */
export function RunRow({ run }: { readonly run: Run }) {
  const category = run.failures[0]?.category;
  return (
    <li class="run-row" data-testid="run-row">
      <Mark status={run.status} conclusion={run.conclusion} />
      <div class="run-what">
        <a href={runHref(run.id)} class="run-repo">
          {run.repo}
        </a>
        <span class="muted small">
          {run.ref} <Commit sha={run.commit} />
          {run.triggeredBy === "generator" && <Tag title="Queued by the generator, not by a person">generated</Tag>}
          {run.rerunOf !== null && <Tag>rerun</Tag>}
          {run.attempt > 1 && <Tag>attempt {run.attempt}</Tag>}
        </span>
        {run.source === "github" && <FromGithub run={run} />}
      </div>
      <div class="run-why">
        {category && <Tag tone="bad">{asTitle(category)}</Tag>} <span class="muted">{causeLine(run)}</span>
      </div>
      <span class="run-tests muted small">{run.tests ? testsLine(run.tests) : ""}</span>
      <span class="run-time" title="Duration">
        {formatDuration(run.durationSeconds)}
      </span>
      <span class="run-when muted small">
        <When at={run.queuedAt} />
      </span>
    </li>
  );
}

/** What GitHub's runs have beside: their workflow, who or what started them, and the way to them. */
const FromGithub = ({ run: { workflowName, workflow, event, actor, url } }: { readonly run: Run }) => (
  <span class="run-github muted small">
    {[workflowName ?? workflow, startedWords({ event, actor })].filter(Boolean).join(", ")} <GithubLink url={url} />
  </span>
);

const testsLine = ({ total, failed }: NonNullable<Run["tests"]>): string =>
  failed > 0 ? `${failed} of ${plural(total, "test")} failed` : plural(total, "test");

/** A list of runs, newest first. */
export const RunRows = ({ runs }: { readonly runs: readonly Run[] }) => (
  <ol class="run-rows">
    {runs.map((run) => (
      <RunRow key={run.id} run={run} />
    ))}
  </ol>
);
