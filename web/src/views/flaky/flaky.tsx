import type { FlakyVerdict } from "../../../../lambdas/contract/flaky-test.ts";
import * as resources from "../../api/resources.ts";
import { usePoll } from "../../api/use-poll.ts";
import { flakyHref } from "../../app/hrefs.ts";
import type { FlakyFilter } from "../../app/routes.ts";
import { go } from "../../app/use-route.ts";
import { Choice } from "../../elements/choice.tsx";
import { Empty } from "../../elements/empty.tsx";
import { Loaded } from "../../elements/loaded.tsx";
import { Pager } from "../../elements/pager.tsx";
import { RepoField } from "../../elements/repo-field.tsx";
import { ViewHead } from "../../elements/view-head.tsx";
import { FlakyCard } from "./flaky-card.tsx";
import "../../elements/filters.css";
import "./flaky.css";

const SECONDS = 5;
const VERDICTS: readonly FlakyVerdict[] = ["flaky", "suspect", "broken", "stable", "insufficient"];

/** Tests that failed at least once, with a verdict and its evidence. */
export function FlakyView({ filter }: { readonly filter: FlakyFilter }) {
  const tests = usePoll(resources.flakyTests({ ...filter, limit: 50 }), SECONDS);
  const set = (change: Partial<FlakyFilter>) => go(flakyHref({ ...filter, cursor: null, ...change }));
  return (
    <div class="view">
      <ViewHead title="Flaky tests" />
      <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
        <RepoField key={filter.repo} value={filter.repo} onChange={(repo) => set({ repo })} />
        <Choice
          name="Verdict"
          value={filter.verdict}
          none="flaky, suspect, broken"
          options={VERDICTS.map((value) => ({ value, words: value }))}
          onChange={(verdict) => set({ verdict })}
        />
      </form>
      <Loaded of={tests} lines={6}>
        {({ items, nextCursor }) => (
          <div>
            {items.length === 0 ? (
              <Empty title="No test with such a verdict">A test gets one once it has failed.</Empty>
            ) : (
              <ul class="flaky-cards">
                {items.map((test) => (
                  <FlakyCard key={`${test.repo} ${test.test}`} test={test} />
                ))}
              </ul>
            )}
            <Pager
              newest={filter.cursor === null ? null : flakyHref({ ...filter, cursor: null })}
              older={nextCursor === null ? null : flakyHref({ ...filter, cursor: nextCursor })}
            />
          </div>
        )}
      </Loaded>
    </div>
  );
}
