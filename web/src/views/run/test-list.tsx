import { useEffect } from "preact/hooks";
import { Loading } from "../../elements/loaded.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { plural } from "../../text/format.ts";
import type { Wanted } from "./test-filter.tsx";
import { TestRow } from "./test-row.tsx";
import { useTests } from "./use-tests.ts";

/** A filtered page may be short, or empty: so many are read before the reader is asked. */
const ENOUGH = 50;

/** The tests of one outcome, or all. Mount it anew for another. */
export function TestList({ runId, wanted }: { readonly runId: string; readonly wanted: Wanted }) {
  const { items, nextCursor, loading, problem, loadMore } = useTests(runId, wanted);
  const idle = !loading && problem === null;

  useEffect(() => {
    if (idle && nextCursor !== null && items.length < ENOUGH) loadMore();
  });

  return (
    <>
      {idle && nextCursor === null && items.length === 0 && <p class="muted">None.</p>}
      <ul data-testid="tests">
        {items.map((test) => (
          <TestRow key={`${test.step} ${test.file} ${test.test}`} test={test} />
        ))}
      </ul>
      {loading && <Loading lines={4} />}
      {problem && <ProblemNote problem={problem} retry={loadMore} />}
      {idle && nextCursor !== null && items.length >= ENOUGH && (
        <button type="button" onClick={loadMore}>
          More (after {plural(items.length, "test")})
        </button>
      )}
    </>
  );
}
