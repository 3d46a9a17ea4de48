import type { FlakyTest } from "../../../lambdas/contract/flaky-test.ts";
import { runHref } from "../app/hrefs.ts";
import { shortCommit } from "../text/format.ts";
import { formatInstant } from "../text/time.ts";
import "./outcome-strip.css";

/** A test's outcomes, oldest first: a pass is a low bar, a failure a high one. Each leads to its run. */
export function OutcomeStrip({ outcomes }: { readonly outcomes: FlakyTest["outcomes"] }) {
  return (
    <ol class="strip" aria-label="Outcomes, oldest first">
      {outcomes.toReversed().map(({ runId, commit, at, outcome }) => (
        <li key={runId}>
          <a
            class={`strip-${outcome}`}
            href={runHref(runId, { tab: "tests" })}
            title={`${outcome} on ${shortCommit(commit)}, ${formatInstant(at)}`}
          >
            <span class="visually-hidden">{outcome}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
