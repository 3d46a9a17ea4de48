import type { ComponentChildren } from "preact";
import type { Problem } from "../../../lambdas/contract/problem.ts";
import type { Polled } from "../api/use-poll.ts";
import { useNow } from "../app/clock.ts";
import { formatAgo } from "../text/time.ts";
import { Empty } from "./empty.tsx";
import { ProblemNote } from "./problem-note.tsx";
import "./loaded.css";

type LoadedProps<T> = { readonly of: Polled<T>; readonly lines?: number; readonly children: (data: T) => ComponentChildren };

/** What is polled, in whichever state it is: loading, failed, there, or there but old because the last question failed. */
export function Loaded<T>({ of, lines = 3, children }: LoadedProps<T>) {
  if (of.data === null) return of.problem === null ? <Loading lines={lines} /> : <Missing problem={of.problem} retry={of.refresh} />;
  return (
    <>
      {of.problem !== null && <Stale of={of} />}
      {children(of.data)}
    </>
  );
}

/** What every part of the page suffers from is told once, at its top. */
function Missing({ problem, retry }: { readonly problem: Problem; readonly retry: () => void }) {
  if (problem.status === 0 || problem.status === 401)
    return <Empty title="No data">{problem.status === 0 ? "It comes when the API answers." : "It needs an access token."}</Empty>;
  return <ProblemNote problem={problem} retry={retry} />;
}

export function Loading({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">Loading</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="loading-line" />
      ))}
    </div>
  );
}

/** How old the data is that the last question could not renew. */
function Stale<T>({ of: { problem, goodAtMs, refresh } }: { readonly of: Polled<T> }) {
  const now = useNow();
  return (
    <p class="stale" role="status">
      <span title={problem?.title}>
        {goodAtMs === null ? "As it was earlier" : `As it was ${formatAgo(new Date(goodAtMs).toISOString(), now)}`}.
      </span>{" "}
      <button type="button" class="plain" onClick={refresh}>
        Try again
      </button>
    </p>
  );
}
