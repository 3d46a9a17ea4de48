import { useEffect, useState } from "preact/hooks";
import type { Run, TestOutcome } from "../../../../lambdas/contract/run.ts";
import { Empty } from "../../elements/empty.tsx";
import { Loading } from "../../elements/loaded.tsx";
import { Panel } from "../../elements/panel.tsx";
import { ProblemNote } from "../../elements/problem-note.tsx";
import { formatCount, plural } from "../../text/format.ts";
import { TestRow } from "./test-row.tsx";
import { useTests } from "./use-tests.ts";
import "./tests.css";
import "../../elements/segments.css";

type Wanted = TestOutcome["status"] | null;

/** A filtered list goes on reading by itself until it has so many, or has read so many. */
const ENOUGH = 50;
const MAX_READ = 5_000;

/** A run's tests by outcome. The API pages them; the filter looks at the pages that are read. */
export function Tests({ run }: { readonly run: Run }) {
  const { items, nextCursor, started, loading, problem, loadMore } = useTests(run.id);
  const [wanted, setWanted] = useState<Wanted>(run.tests !== null && run.tests.failed > 0 ? "failed" : null);
  const matching = wanted === null ? items : items.filter(({ status }) => status === wanted);
  const expected = wanted === null || run.tests === null ? null : run.tests[wanted];
  const complete = nextCursor === null || (expected !== null && matching.length >= expected);

  useEffect(() => {
    if (started && !loading && problem === null && !complete && matching.length < ENOUGH && items.length < MAX_READ) loadMore();
  });

  if (started && items.length === 0) return <NoTests run={run} />;
  return (
    <Panel title="Tests" aside={<TestFilter run={run} wanted={wanted} onWanted={setWanted} />}>
      {matching.length === 0 && complete && started && <p class="muted">None.</p>}
      <ul data-testid="tests">
        {matching.map((test) => (
          <TestRow key={`${test.step} ${test.file} ${test.test}`} test={test} />
        ))}
      </ul>
      {loading && <Loading lines={4} />}
      {problem && <ProblemNote problem={problem} retry={loadMore} />}
      {!complete && !loading && problem === null && (
        <button type="button" onClick={loadMore}>
          More ({plural(items.length, "test")} read)
        </button>
      )}
    </Panel>
  );
}

type TestFilterProps = { readonly run: Run; readonly wanted: Wanted; readonly onWanted: (wanted: Wanted) => void };

function TestFilter({ run: { tests }, wanted, onWanted }: TestFilterProps) {
  const choices: readonly Wanted[] = [null, "failed", "passed", "skipped"];
  return (
    <fieldset class="segments test-filter" aria-label="Outcome">
      {choices.map((choice) => (
        <button key={choice} type="button" aria-pressed={choice === wanted} onClick={() => onWanted(choice)}>
          {choice ?? "all"} {tests && formatCount(tests[choice ?? "total"])}
        </button>
      ))}
    </fieldset>
  );
}

const NoTests = ({ run }: { readonly run: Run }) => (
  <Empty title={run.status === "completed" ? "No tests reported" : "No tests yet"}>
    Tests come from the JUnit reports that the steps write; they are read when the run has ended.
  </Empty>
);
