import { useState } from "preact/hooks";
import type { Problem } from "../../../lambdas/contract/problem.ts";
import { asProblem } from "../api/problem.ts";
import { useServices } from "../app/services.ts";
import { GIVEN_UP, withAccess } from "./with-access.ts";

export type Write = {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Do it with a token; `then` gets the answer. One at a time. */
  readonly run: <T>(action: () => Promise<T>, then?: (answer: T) => void) => Promise<void>;
};

/** A write that a person asked for: signs in where needed, says that it is under way, keeps its problem to be shown. */
export function useWrite(): Write {
  const { session } = useServices();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  return {
    busy,
    problem,
    async run(action, then) {
      if (busy) return;
      setBusy(true);
      setProblem(null);
      try {
        const answer = await withAccess(session, action);
        if (answer !== GIVEN_UP) then?.(answer);
      } catch (thrown) {
        setProblem(asProblem(thrown));
      } finally {
        setBusy(false);
      }
    },
  };
}
