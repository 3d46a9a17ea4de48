import { incidentHref, runHref } from "../../app/hrefs.ts";
import { Mark } from "../../elements/mark.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { sawBoth } from "../../play/play-sample.ts";
import type { Play } from "../../play/plays.ts";
import { formatDuration, plural } from "../../text/format.ts";

/** How far a play is: its runs as links, and at its end what the system made of them. */
export function PlayProgress({ play }: { readonly play: Play }) {
  const { runs, problem, incidentId } = play;
  if (runs.length === 0 && !play.playing && problem === null) return null;
  return (
    <div class="play">
      <p class="muted" role="status">
        {progressWords(play)}
      </p>
      {runs.length > 0 && (
        <ol class="play-runs" aria-label="Runs played">
          {runs.map(({ id, status, conclusion, durationSeconds }) => (
            <li key={id}>
              <a href={runHref(id)} title={id}>
                <Mark status={status} conclusion={conclusion} /> {durationSeconds !== null && formatDuration(durationSeconds)}
              </a>
            </li>
          ))}
        </ol>
      )}
      {incidentId !== null && <a href={incidentHref(incidentId)}>It belongs to an incident →</a>}
      {problem && <ProblemNote problem={problem} />}
    </div>
  );
}

/** The state of a play in a few words. */
function progressWords({ playing, expected, runs }: Play): string {
  const done = runs.filter(({ status }) => status === "completed").length;
  if (playing && done > 0 && done === expected) return "Looking for its incident…";
  if (playing) return expected === null ? `${plural(done, "run")} done` : `${done} of ${plural(expected, "run")} done`;
  if (expected !== null) return `${plural(done, "run")} done`;
  return sawBoth(runs) ? `Passed and failed within ${plural(done, "run")} of one commit` : `The same outcome ${done} times in a row`;
}
