import { useId } from "preact/hooks";
import type { ReleaseRow } from "../../../../lambdas/contract/release-view.ts";
import { plural } from "../../text/format.ts";
import { boardOf, type Column } from "./board-of.ts";
import { Fallen } from "./fallen.tsx";
import { ReleaseCard } from "./release-card.tsx";
import { ReleaseLine } from "./release-line.tsx";
import "./board.css";

/** The releases by where they stand: the package first, then each environment, production last. */
export function ReleaseBoard({ rows }: { readonly rows: readonly ReleaseRow[] }) {
  const { columns, fallen } = boardOf(rows);
  return (
    <>
      <div class="board" data-testid="release-board">
        {columns.map((column) => (
          <BoardColumn key={column.environment} column={column} />
        ))}
      </div>
      {fallen.length > 0 && <Fallen rows={fallen} />}
    </>
  );
}

function BoardColumn({ column: { environment, cards, earlier } }: { readonly column: Column }) {
  const id = useId();
  return (
    <section class="board-column" aria-labelledby={id} data-environment={environment ?? "package"}>
      <header class="board-head">
        <h2 id={id}>{environment ?? "Package"}</h2>
        <span class="muted small">{cards.length === 0 ? "none" : cards.length}</span>
      </header>
      {environment === null && <p class="muted small board-what">Built, judged, not promoted yet</p>}
      <ul class="board-cards">
        {cards.map((release) => (
          <ReleaseCard key={release.id} release={release} />
        ))}
      </ul>
      {earlier.length > 0 && (
        <details class="board-earlier">
          <summary>{plural(earlier.length, "earlier release")}</summary>
          <ul>
            {earlier.map((release) => (
              <ReleaseLine key={release.id} release={release} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
