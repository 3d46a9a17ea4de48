import type { Run } from "../../../../lambdas/contract/run.ts";
import { runHref } from "../../app/hrefs.ts";
import type { RunTab } from "../../app/routes.ts";
import { formatCount } from "../../text/format.ts";
import "../../elements/segments.css";

/** The parts of a run's page. */
export function RunTabs({ run, tab }: { readonly run: Run; readonly tab: RunTab }) {
  const past = run.attempts.length + run.notes.length;
  const tabs: readonly { readonly to: RunTab; readonly words: string }[] = [
    { to: "steps", words: "Steps and logs" },
    { to: "tests", words: run.tests === null ? "Tests" : `Tests (${formatCount(run.tests.total)})` },
    { to: "history", words: past === 0 ? "Attempts and notes" : `Attempts and notes (${past})` },
  ];
  return (
    <nav class="segments run-tabs" aria-label="Parts of the run">
      {tabs.map(({ to, words }) => (
        <a key={to} href={runHref(run.id, { tab: to })} aria-current={to === tab ? "true" : undefined} data-testid={`tab-${to}`}>
          {words}
        </a>
      ))}
    </nav>
  );
}
