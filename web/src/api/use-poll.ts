import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../lambdas/contract/problem.ts";
import { useToken } from "../access/use-session.ts";
import { useServices } from "../app/services.ts";
import type { Answer } from "./client.ts";
import { createPoller } from "./poller.ts";
import { asProblem } from "./problem.ts";
import type { Resource } from "./resource.ts";
import { whileVisible } from "./while-visible.ts";

/** What is known of a resource: its last good answer, the problem of the last question if it had one, and when it was last right. */
export type Polled<T> = {
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly goodAtMs: number | null;
  readonly refresh: () => void;
};

type Known<T> = {
  readonly key: string;
  readonly answer: Answer<T> | null;
  readonly problem: Problem | null;
  readonly goodAtMs: number | null;
};

/**
 * Follow a resource. Nothing is asked in a hidden tab; an error keeps the last good answer; an answer that did not
 * change draws nothing. A `null` resource asks nothing; `seconds` null asks once, and after each write.
 */
export function usePoll<T>(resource: Resource<T> | null, seconds: number | null): Polled<T> {
  const { client } = useServices();
  const token = useToken();
  const key = JSON.stringify([resource?.path ?? null, token]);
  const unknown = (): Known<T> => ({ key, answer: resource && client.peek(resource), problem: null, goodAtMs: null });
  const [known, setKnown] = useState<Known<T>>(unknown);
  const current = known.key === key ? known : unknown();
  const refresh = useRef(() => {});

  // The key says which resource is followed, and for whom.
  useEffect(() => {
    if (resource === null) return;
    let latest = current;
    let goodAtMs: number | null = null;
    const show = (change: Partial<Known<T>>) => {
      latest = { ...latest, ...change, goodAtMs };
      setKnown(latest);
    };
    const poller = createPoller(async () => {
      try {
        const answer = await client.get(resource, latest.answer?.version);
        goodAtMs = Date.now();
        if (answer !== null) show({ answer, problem: null });
        else if (latest.problem !== null || latest.goodAtMs === null) show({ problem: null });
        return true;
      } catch (thrown) {
        show({ problem: asProblem(thrown) });
        return false;
      }
    }, seconds);
    refresh.current = poller.refresh;
    const forget = client.onWrite(poller.refresh);
    const leave = whileVisible(poller.start, poller.pause);
    return () => {
      leave();
      forget();
      poller.pause();
    };
  }, [key, seconds, client]);

  return { data: current.answer?.data ?? null, problem: current.problem, goodAtMs: current.goodAtMs, refresh: () => refresh.current() };
}
