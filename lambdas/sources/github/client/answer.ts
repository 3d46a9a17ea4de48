import type { RateLimit } from "../../../contract/observer.ts";
import type { GitHubFailure } from "./failure.ts";
import { rateLimitOf } from "./rate-limit.ts";

export type Response = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: unknown;
};

/** What came of a request. `next` is where a list goes on; of a list that was read to its end it is null. */
export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T; readonly etag: string | null; readonly next: string | null; readonly rate: RateLimit | null }
  | NoValue;

export type NoValue =
  | { readonly kind: "unchanged"; readonly rate: RateLimit | null }
  | { readonly kind: "failed"; readonly failure: GitHubFailure; readonly rate: RateLimit | null };

/** The answer that a response is, with the value that was read from it. */
export function answerWith<T>({ headers }: Response, value: T): Answer<T> {
  const { etag, link } = headers;
  return { kind: "ok", value, etag: typeof etag === "string" ? etag : null, next: nextOf(link), rate: rateLimitOf(headers) };
}

/** The next page in a `Link` header. */
const nextOf = (link: unknown): string | null => (typeof link === "string" ? /<([^<>]+)>;\s*rel="next"/.exec(link)?.[1] : null) ?? null;
