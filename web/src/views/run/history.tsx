import type { Run } from "../../../../lambdas/contract/run.ts";
import { Empty } from "../../elements/empty.tsx";
import { Mark } from "../../elements/mark.tsx";
import { Panel } from "../../elements/panel.tsx";
import { When } from "../../elements/when.tsx";
import { formatDuration } from "../../text/format.ts";
import { formatInstant } from "../../text/time.ts";
import "./history.css";

/** Earlier attempts of a run, and what was noted on the way. */
export function History({ run: { attempts, notes } }: { readonly run: Run }) {
  if (attempts.length + notes.length === 0) return <Empty title="One attempt, no notes" />;
  return (
    <Panel title="Attempts and notes">
      <ol class="history">
        {attempts.map(({ attempt, startedAt, completedAt, conclusion, reason }) => (
          <li key={attempt}>
            <Mark conclusion={conclusion} />
            <span>
              Attempt {attempt}, {formatDuration(startedAt === null ? null : (Date.parse(completedAt) - Date.parse(startedAt)) / 1000)}.
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
