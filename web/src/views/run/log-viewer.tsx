import { useEffect, useMemo, useState } from "preact/hooks";
import type { Evidence } from "../../../../lambdas/contract/failure.ts";
import type { Step } from "../../../../lambdas/contract/run.ts";
import { runHref } from "../../app/hrefs.ts";
import { Loading } from "../../elements/loaded.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { formatBytes, plural } from "../../text/format.ts";
import { locateEvidence } from "./locate-evidence.ts";
import { LogLines, type Target } from "./log-lines.tsx";
import { LogSearch } from "./log-search.tsx";
import { findLines } from "./log-text.ts";
import { soughtLine } from "./sought-line.ts";
import { useLog } from "./use-log.ts";
import "./log-viewer.css";

/** A line further down than this many bytes is not looked for by itself. */
const MAX_SOUGHT_BYTES = 20_000_000;

type LogViewerProps = { readonly runId: string; readonly step: Step; readonly evidence: readonly Evidence[]; readonly line: number | null };

/** The log of a step that ended: evidence marked, every line linkable, searchable, read in pages of a megabyte. */
export function LogViewer({ runId, step, evidence, line }: LogViewerProps) {
  const { lines, bytesRead, more, loading, problem, loadMore } = useLog(runId, step.number);
  const [words, setWords] = useState("");
  const [place, setPlace] = useState(0);
  const [target, setTarget] = useState<Target | null>(null);

  const located = useMemo(() => evidence.map((entry) => locateEvidence(entry, lines)), [evidence, lines]);
  const marked = useMemo(() => new Set(located.filter((at) => at !== null)), [located]);
  const found = useMemo(() => findLines(lines, words), [lines, words]);
  const { line: sought, isElsewhere } = soughtLine({ asked: line, evidence, located, linesRead: lines.length, isComplete: !more });
  const isThere = sought !== null && sought <= lines.length;

  // Goes to the line once it is read, and again when another is asked for; not when the reader merely reads on.
  useEffect(() => {
    if (sought === null || lines.length === 0) return;
    if (isThere) setTarget({ line: sought, reveal: line !== null });
    else if (more && bytesRead < MAX_SOUGHT_BYTES) loadMore();
  }, [sought, line, isThere, isThere ? 0 : bytesRead]);

  const goToHit = (hits: readonly number[], at: number) => {
    setPlace(at);
    const hit = hits[at];
    if (hit !== undefined) setTarget({ line: hit + 1, reveal: false });
  };
  const search = (wanted: string) => {
    setWords(wanted);
    goToHit(findLines(lines, wanted), 0);
  };
  const hit = words === "" ? undefined : found[place];

  return (
    <div class="log-viewer">
      <div class="log-bar">
        <LogSearch
          words={words}
          found={found.length}
          place={place}
          partial={more}
          onWords={search}
          onMove={(by) => found.length > 0 && goToHit(found, (place + by + found.length) % found.length)}
        />
        <span class="muted small">
          {plural(lines.length, "line")}, {formatBytes(bytesRead)}
          {more && bytesRead > 0 && ` of ${formatBytes(step.logBytes)}`}
          {step.logTruncated && "; its middle was left out"}
        </span>
      </div>
      {isElsewhere && <p class="muted small">Evidence of that number is a line of the test report; the log does not hold it.</p>}
      {lines.length > 0 && (
        <LogLines
          lines={lines}
          evidence={marked}
          focused={hit === undefined ? (line === null ? null : sought) : hit + 1}
          words={words}
          target={target}
          hrefOf={(number) => runHref(runId, { step: step.number, line: number })}
        />
      )}
      {lines.length === 0 && !loading && problem === null && <p class="muted">This step printed nothing.</p>}
      {lines.length === 0 && loading && <Loading lines={8} />}
      {problem && <ProblemNote problem={problem} retry={loadMore} />}
      {more && lines.length > 0 && (
        <button type="button" disabled={loading} onClick={loadMore}>
          {loading ? "Loading…" : "Load the next megabyte"}
        </button>
      )}
    </div>
  );
}
