import type { Run } from "../../../../lambdas/contract/run.ts";
import { runHref } from "../../app/hrefs.ts";
import { Empty } from "../../elements/empty.tsx";
import { Mark } from "../../elements/mark.tsx";
import { Panel } from "../../elements/panel.tsx";
import { When } from "../../elements/when.tsx";
import { formatDuration } from "../../text/format.ts";
import { formatInstant } from "../../text/time.ts";
import "./history.css";

/** Earlier attempts of a run, and what was noted on the way. GitHub's attempts are runs of their own: there is a link to the one before. */
export function History({ run: { attempt, attempts, notes, rerunOf } }: { readonly run: Run }) {
  if (attempts.length + notes.length === 0 && rerunOf === null)
    return <Empty title={attempt === 1 ? "One attempt, no notes" : `Attempt ${attempt}, no notes`} />;
  return (
    <Panel title="Attempts and notes">
      <ol class="history">
        {rerunOf !== null && (
          <li key={rerunOf}>
            <span class="muted">before</span>
            <a href={runHref(rerunOf)}>The run that this one repeats</a>
          </li>
        )}
        {attempts.map(({ attempt: number, startedAt, completedAt, conclusion, reason }) => (
          <li key={number}>
            <Mark conclusion={conclusion} />
            <span>
              Attempt {number}, {formatDuration(startedAt === null ? null : (Date.parse(completedAt) - Date.parse(startedAt)) / 1000)}.
              Tried again: {reason}
            </span>
            <span class="muted small">
              <When at={completedAt} />
            </span>
          </li>
        ))}
        {notes.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <span class="muted">note</span>
            <span>{text}</span>
            <span class="muted small" title={formatInstant(at)}>
              <When at={at} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
