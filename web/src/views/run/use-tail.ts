import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../../../lambdas/contract/problem.ts";
import { createPoller } from "../../api/poller.ts";
import { asProblem } from "../../api/problem.ts";
import { stepLogPath } from "../../api/resources.ts";
import { whileVisible } from "../../api/while-visible.ts";
import { useServices } from "../../app/services.ts";

const SECONDS = 1.5;

export type Tail = { readonly text: string | null; readonly problem: Problem | null };

/** The end of a running step's log, as its executor tells it every two seconds. Null until something was told. */
export function useTail(runId: string, step: number): Tail {
  const { client } = useServices();
  const [tail, setTail] = useState<Tail>({ text: null, problem: null });

  useEffect(() => {
    let gone = false;
    const poller = createPoller(async () => {
      try {
        const text = await (await client.open(stepLogPath(runId, step))).text();
        if (!gone) setTail((before) => (before.text === text && before.problem === null ? before : { text, problem: null }));
        return true;
      } catch (thrown) {
        const problem = asProblem(thrown);
        const nothingYet = problem.status === 404;
        if (!gone) setTail((before) => ({ ...before, problem: nothingYet ? null : problem }));
        return nothingYet;
      }
    }, SECONDS);
    const leave = whileVisible(poller.start, poller.pause);
    return () => {
      gone = true;
      leave();
      poller.pause();
    };
  }, [client, runId, step]);

  return tail;
}
