import type { RateLimit } from "../../contract/observer.ts";
import type { Answer } from "../../sources/github/client/answer.ts";
import type { GitHub } from "../../sources/github/client/client.ts";
import type { GitHubFailure } from "../../sources/github/client/failure.ts";
import type { RepoPoll } from "../../store/wall.ts";
import type { Observer } from "./observer.ts";

/** GitHub's own failures, and what its answers say against the settings. */
export type SessionFailure = Omit<GitHubFailure, "code"> & { readonly code: GitHubFailure["code"] | "renamed" };

/** What a poll of one repository has learned so far. The first failure ends it. */
export type Session = {
  readonly observer: Observer;
  readonly api: GitHub;
  readonly at: string;
  poll: RepoPoll;
  rate: RateLimit | null;
  failure: SessionFailure | null;
};

/** An answer's value; null where nothing has changed, and where GitHub failed, which ends the session. */
export function take<T>(
  session: Session,
  answer: Answer<T>,
): { readonly value: T; readonly etag: string | null; readonly next: string | null } | null {
  session.rate = answer.rate ?? session.rate;
  if (answer.kind === "failed") session.failure = answer.failure;
  return answer.kind === "ok" ? answer : null;
}
