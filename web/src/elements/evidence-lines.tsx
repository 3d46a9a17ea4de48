import type { Evidence } from "../../../lambdas/contract/failure.ts";
import "./evidence-lines.css";

type EvidenceLinesProps = { readonly evidence: readonly Evidence[]; readonly hrefOf?: (line: number) => string };

/** The lines that tell why, the most telling first; with links into the log where there is one. */
export function EvidenceLines({ evidence, hrefOf }: EvidenceLinesProps) {
  if (evidence.length === 0) return <p class="muted small">No line of the log says why.</p>;
  return (
    <ol class="evidence" aria-label="Evidence, most telling first">
      {evidence.map(({ line, text }, index) => (
        <li key={`${line} ${index}`}>
          {hrefOf ? (
            <a class="evidence-number" href={hrefOf(line)} aria-label={`Line ${line} in the log`}>
              {line}
            </a>
          ) : (
            <span class="evidence-number">{line}</span>
          )}
          <code>{text}</code>
        </li>
      ))}
    </ol>
  );
}
