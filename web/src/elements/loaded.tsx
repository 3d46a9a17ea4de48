import type { ComponentChildren } from "preact";
import type { Polled } from "../api/use-poll.ts";
import { useNow } from "../app/clock.ts";
import { formatAgo } from "../text/time.ts";
import { ProblemNote } from "./problem-note.tsx";
import "./loaded.css";

type LoadedProps<T> = { readonly of: Polled<T>; readonly lines?: number; readonly children: (data: T) => ComponentChildren };

/** What is polled, in whichever state it is: loading, failed, there, or there but old because the last question failed. */
export function Loaded<T>({ of, lines = 3, children }: LoadedProps<T>) {
  if (of.data === null) return of.problem === null ? <Loading lines={lines} /> : <ProblemNote problem={of.problem} retry={of.refresh} />;
  return (
    <>
      {of.problem !== null && <Stale of={of} />}
      {children(of.data)}
    </>
  );
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

function Stale<T>({ of: { problem, goodAtMs, refresh } }: { readonly of: Polled<T> }) {
  const now = useNow();
  return (
    <p class="stale" role="status">
      {goodAtMs === null ? "From an earlier look" : `As it was ${formatAgo(new Date(goodAtMs).toISOString(), now)}`}: {problem?.title ?? ""}
      .{" "}
      <button type="button" class="plain" onClick={refresh}>
        Try again
      </button>
    </p>
  );
}
