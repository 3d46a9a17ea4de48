import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../../lambdas/contract/problem.ts";
import type { TestOutcome } from "../../../../lambdas/contract/run.ts";
import { asProblem } from "../../api/problem.ts";
import * as resources from "../../api/resources.ts";
import { useServices } from "../../app/services.ts";
import type { Wanted } from "./test-filter.tsx";

const PAGE = 100;

export type KnownTests = {
  readonly items: readonly TestOutcome[];
  readonly nextCursor: string | null;
  readonly started: boolean;
  readonly loading: boolean;
  readonly problem: Problem | null;
};

const UNREAD: KnownTests = { items: [], nextCursor: null, started: false, loading: true, problem: null };

/** A run's tests of one outcome, or all, page after page; the first page by itself. */
export function useTests(runId: string, status: Wanted): KnownTests & { readonly loadMore: () => void } {
  const { client } = useServices();
  const [known, setKnown] = useState(UNREAD);
  const busy = useRef(false);

  const loadMore = async () => {
    if (busy.current || (known.started && known.nextCursor === null)) return;
    busy.current = true;
    setKnown({ ...known, loading: true, problem: null });
    try {
      const page = await client.read(resources.runTests(runId, { status, limit: PAGE, cursor: known.nextCursor }));
      setKnown({ items: [...known.items, ...page.items], nextCursor: page.nextCursor, started: true, loading: false, problem: null });
    } catch (thrown) {
      setKnown({ ...known, loading: false, problem: asProblem(thrown) });
    } finally {
      busy.current = false;
    }
  };

  useEffect(() => void loadMore(), []);

  return { ...known, loadMore: () => void loadMore() };
}
