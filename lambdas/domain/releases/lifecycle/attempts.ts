import type { Attempt } from "../../../contract/release-record.ts";

/** How often a job is tried before its release has failed. */
export const MOST_ATTEMPTS = 5;

export type Begun = { readonly at: string; readonly cause: string };

/** A new attempt; one that never ended was cut off, and says so. */
export const begun = (attempts: readonly Attempt[], { at, cause }: Begun): Attempt[] => [
  ...ended(attempts, at, "it was cut off"),
  { attempt: attempts.length + 1, startedAt: at, endedAt: null, cause, error: null },
];

/** The last attempt over; null = well. */
export const ended = (attempts: readonly Attempt[], at: string, error: string | null): Attempt[] =>
  attempts.map((one, index) => (index === attempts.length - 1 && one.endedAt === null ? { ...one, endedAt: at, error } : one));
