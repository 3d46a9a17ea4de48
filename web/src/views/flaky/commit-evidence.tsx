import type { FlakyEvidence } from "../../../../lambdas/contract/flaky-test.ts";
import { runHref } from "../../app/hrefs.ts";
import { Commit } from "../../elements/commit.tsx";
import { Mark } from "../../elements/mark.tsx";
import { shortId } from "../../text/format.ts";

const SHOWN = 6;

/** Commits with the runs in which the test passed and failed on them. */
export function CommitEvidence({ commits }: { readonly commits: FlakyEvidence["commits"] }) {
  if (commits.length === 0) return null;
  return (
    <ul class="flaky-commits" aria-label="Evidence by commit">
      {commits.map(({ commit, passedRunIds, failedRunIds }) => (
        <li key={commit}>
          <Commit sha={commit} />
          <RunLinks runIds={passedRunIds} outcome="passed" />
          <RunLinks runIds={failedRunIds} outcome="failed" />
        </li>
      ))}
    </ul>
  );
}

function RunLinks({ runIds, outcome }: { readonly runIds: readonly string[]; readonly outcome: "passed" | "failed" }) {
  if (runIds.length === 0) return null;
  return (
    <span class="flaky-runs">
      <Mark conclusion={outcome} />
      {runIds.slice(0, SHOWN).map((id) => (
        <a key={id} class="mono" href={runHref(id, { tab: "tests" })} title={`Run ${id}`}>
          {shortId(id)}
        </a>
      ))}
      {runIds.length > SHOWN && <span class="muted">and {runIds.length - SHOWN} more</span>}
    </span>
  );
}
