import { useState } from "preact/hooks";
import type { ReleaseEntry } from "../../../../lambdas/contract/release-record.ts";
import type { Tone } from "../../elements/mark-of.ts";
import { Panel } from "../../elements/panel.tsx";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { asWords, plural } from "../../text/format.ts";
import "./release-timeline.css";

const SHOWN = 30;
const TONES: Readonly<Record<ReleaseEntry["kind"], Tone>> = {
  status: "live",
  step: "neutral",
  gate: "good",
  artifact: "warn",
  deployment: "live",
  tick: "neutral",
  review: "warn",
  break_glass: "bad",
  alert: "bad",
  rollback: "bad",
  note: "neutral",
};

/** All that happened to a release, oldest first; of many only the newest, until all are asked for. */
export function ReleaseTimeline({ entries }: { readonly entries: readonly ReleaseEntry[] }) {
  const [all, setAll] = useState(false);
  const hidden = all ? 0 : Math.max(0, entries.length - SHOWN);
  return (
    <Panel title="Timeline" aside="oldest first">
      {hidden > 0 && (
        <p class="release-events-more">
          <button type="button" class="plain" onClick={() => setAll(true)}>
            Show {plural(hidden, "earlier entry", "earlier entries")}
          </button>
        </p>
      )}
      <ol class="release-events" data-testid="release-timeline">
        {entries.slice(hidden).map((entry, index) => (
          <Entry key={`${entry.at} ${hidden + index}`} entry={entry} />
        ))}
      </ol>
    </Panel>
  );
}

const Entry = ({ entry: { at, kind, by, text } }: { readonly entry: ReleaseEntry }) => (
  <li class={`release-event tone-${TONES[kind]}`} data-kind={kind}>
    <p class="release-event-head">
      <Tag tone={TONES[kind]}>{asWords(kind)}</Tag>
      <span class="muted small">
        <When at={at} />
        {by !== null && ` by ${by}`}
      </span>
    </p>
    <p>{text}</p>
  </li>
);
