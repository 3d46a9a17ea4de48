import type { TimelineEntry } from "../../../../lambdas/contract/incident.ts";
import { runHref } from "../../app/hrefs.ts";
import type { Tone } from "../../elements/mark-of.ts";
import { Panel } from "../../elements/panel.tsx";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { asWords } from "../../text/format.ts";
import "./timeline.css";

const TONES: Record<TimelineEntry["kind"], Tone> = { opened: "bad", reopened: "bad", run: "neutral", status_changed: "live", note: "warn" };

/** All that happened to an incident, oldest first. */
export const Timeline = ({ entries }: { readonly entries: readonly TimelineEntry[] }) => (
  <Panel title="Timeline" aside="oldest first">
    <ol class="timeline" data-testid="timeline">
      {entries.map(({ at, kind, runId, text }) => (
        <li key={`${at} ${kind} ${runId}`} class={`timeline-${kind}`} data-kind={kind}>
          <div class="timeline-head">
            <Tag tone={TONES[kind]}>{asWords(kind)}</Tag>
            <span class="muted small">
              <When at={at} />
            </span>
            {runId !== null && (
              <a class="small" href={runHref(runId)}>
                Run
              </a>
            )}
          </div>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  </Panel>
);
