import { useState } from "preact/hooks";
import type { Run } from "../../../../lambdas/contract/run.ts";
import { Empty } from "../../elements/empty.tsx";
import { Panel } from "../../elements/panel.tsx";
import { TestFilter, type Wanted } from "./test-filter.tsx";
import { TestList } from "./test-list.tsx";
import "./tests.css";

/** A run's tests by outcome, page by page; the failed ones first where some failed. */
export function Tests({ run }: { readonly run: Run }) {
  const [wanted, setWanted] = useState<Wanted>(run.tests !== null && run.tests.failed > 0 ? "failed" : null);
  if (run.tests === null || run.tests.total === 0) return <NoTests run={run} />;
  return (
    <Panel title="Tests" aside={<TestFilter counts={run.tests} wanted={wanted} onWanted={setWanted} />}>
      <TestList key={wanted} runId={run.id} wanted={wanted} />
    </Panel>
  );
}

const NoTests = ({ run }: { readonly run: Run }) => (
  <Empty title={run.status === "completed" ? "No tests reported" : "No tests yet"}>
    Tests come from the JUnit reports that the steps write; they are read when the run has ended.
  </Empty>
);
