import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { addressUnder } from "./address.ts";
import type { Response } from "./answer.ts";
import { Failed } from "./failure.ts";

export type GitHubOptions = {
  /** Null asks as nobody, which sees public repositories. */
  readonly token: string | null;
  readonly baseUrl: string;
  readonly now: () => string;
  readonly fetch?: typeof fetch;
  /** A broken request is tried again after this and after four times as long. */
  readonly retryMs?: number;
  /** For one request with its retries and its body. */
  readonly timeoutMs?: number;
};

export type Client = InstanceType<typeof Client>;
const Client = Octokit.plugin(retry, throttling, paginateRest);

/** No 4xx is tried again, 429 included. `request.retries` must stay unset: it would have every status tried again. */
const NEVER_AGAIN = Array.from({ length: 100 }, (_, index) => 400 + index);
/** A limit is answered with the time to come back: nothing waits inside a queue's event source. */
const neverWait = (): void => {};

/** Octokit that only reads, sends the token nowhere but below `baseUrl`, and waits for little. */
export function openClient(options: GitHubOptions): Client {
  const { baseUrl, fetch, retryMs = 300 } = options;
  const client = new Client({
    baseUrl: baseUrl.replace(/\/+$/, ""),
    request: { fetch },
    retry: { doNotRetry: NEVER_AGAIN, retries: 2, retryAfterBaseValue: retryMs },
    throttle: { onRateLimit: neverWait, onSecondaryRateLimit: neverWait },
  });
  client.hook.before("request", (request) => prepare(request, options));
  client.hook.after("request", (response, { request }) => checkRead(response, request));
  client.hook.error("request", rethrow);
  return client;
}

type Request = {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, unknown>;
  request: { readonly signal?: AbortSignal; readonly parseSuccessResponseBody?: boolean };
};

function prepare(asked: Request, { token, baseUrl, timeoutMs = 20_000 }: GitHubOptions): void {
  const { method, url, headers, request } = asked;
  if (method !== "GET") throw new Failed("unexpected", `Nothing is written to GitHub: ${method} is not sent`);
  if (!url.startsWith("/repos/{owner}") && !addressUnder(baseUrl, url))
    throw new Failed("unexpected", "The page lies outside GitHub's API and is not read");
  if (token !== null && !/^[\x21-\x7e]+$/.test(token)) throw new Failed("unauthorized", "The token has characters that no token has");
  headers.accept = "application/vnd.github+json";
  headers["user-agent"] = "bellwether";
  headers["x-github-api-version"] = "2022-11-28";
  if (token !== null) headers.authorization = `Bearer ${token}`;
  // A new object: a page of a list shares this one with all requests of the client, and a time that is over would be over for all.
  if (!request.signal) asked.request = { ...request, signal: AbortSignal.timeout(timeoutMs) };
}

/** An answer that breaks off is an empty text to Octokit, and an empty list to its pagination: it would pass for "there are none". */
function checkRead({ status, headers, data }: Response, { parseSuccessResponseBody }: Request["request"]): void {
  if (parseSuccessResponseBody === false || (typeof data === "object" && data !== null)) return;
  const isJson = /^application\/json\b/.test(String(headers["content-type"]));
  if (isJson) throw new Failed("unavailable", "GitHub's answer broke off", status);
  throw new Failed("unexpected", "The answer is no JSON: is this GitHub's API?", status);
}

/** The pagination takes a 409 for an empty list. */
function rethrow(error: unknown): never {
  const isConflict = error instanceof Error && "status" in error && error.status === 409;
  throw isConflict ? new Failed("unexpected", "GitHub answered 409", 409) : error;
}
