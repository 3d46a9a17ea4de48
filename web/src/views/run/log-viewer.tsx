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
import { useLog } from "./use-log.ts";
import "./log-viewer.css";

/** A line further down than this many bytes is not looked for by itself. */
const MAX_SOUGHT_BYTES = 20_000_000;

type LogViewerProps = { readonly runId: string; readonly step: Step; readonly evidence: readonly Evidence[]; readonly line: number | null };

/** The log of a step that ended: evidence marked, every line linkable, searchable, read in pages of a megabyte. */
export function LogViewer({ runId, step, evidence, line }: LogViewerProps) {
  const { lines, bytesRead, more, loading, problem, loadMore } = useLog(runId, step.number, step.logBytes);
  const [words, setWords] = useState("");
  const [place, setPlace] = useState(0);
  const [target, setTarget] = useState<Target | null>(null);

  const located = useMemo(() => evidence.map((entry) => locateEvidence(entry, lines)), [evidence, lines]);
  const marked = useMemo(() => new Set(located.filter((at) => at !== null)), [located]);
  const found = useMemo(() => findLines(lines, words), [lines, words]);
  const sought = soughtLine(line, evidence, located);

  useEffect(() => {
    if (sought === null || lines.length === 0) return;
    if (sought <= lines.length) setTarget({ line: sought });
    else if (more && bytesRead < MAX_SOUGHT_BYTES) loadMore();
    // Goes to the line once it is known, and again when another is asked for.
  }, [sought, line, sought !== null && sought <= lines.length, bytesRead]);

  const goToHit = (hits: readonly number[], at: number) => {
    setPlace(at);
    const hit = hits[at];
    if (hit !== undefined) setTarget({ line: hit + 1 });
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

/** The line to show: the one asked for (where evidence of that number really is), or else the most telling one. */
function soughtLine(line: number | null, evidence: readonly Evidence[], located: readonly (number | null)[]): number | null {
  if (line === null) return located.find((at) => at !== null) ?? null;
  const index = evidence.findIndex((entry) => entry.line === line);
  return located[index] ?? line;
}
