import type { TestCounts, TestOutcome } from "../../../../lambdas/contract/run.ts";
import { formatCount } from "../../text/format.ts";
import "../../elements/segments.css";

/** Tests with this outcome; null for all. */
export type Wanted = TestOutcome["status"] | null;

type TestFilterProps = { readonly counts: TestCounts; readonly wanted: Wanted; readonly onWanted: (wanted: Wanted) => void };

const CHOICES: readonly Wanted[] = [null, "failed", "passed", "skipped"];

/** Which outcomes to list, with their counts. */
export const TestFilter = ({ counts, wanted, onWanted }: TestFilterProps) => (
  <fieldset class="segments test-filter" aria-label="Outcome">
    {CHOICES.map((choice) => (
      <button key={choice} type="button" aria-pressed={choice === wanted} onClick={() => onWanted(choice)}>
        {choice ?? "all"} {formatCount(counts[choice ?? "total"])}
      </button>
    ))}
  </fieldset>
);
