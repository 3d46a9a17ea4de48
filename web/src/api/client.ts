import type { Problem } from "../../../lambdas/contract/problem.ts";
import { createStore, type Store } from "../app/store.ts";
import { createAnswerCache } from "./answer-cache.ts";
import { problemOf, RequestFailed, unreachable } from "./problem.ts";
import type { Resource } from "./resource.ts";

/** An answer and its version, which is the same for as long as the answer is. */
export type Answer<T> = { readonly data: T; readonly version: number };

export type Client = {
  /** Ask, conditionally where an answer is known; `null` means that it is still the one of `knownVersion`. */
  get<T>(resource: Resource<T>, knownVersion?: number): Promise<Answer<T> | null>;
  /** Ask and answer what the resource is now. */
  read<T>(resource: Resource<T>): Promise<T>;
  /** The last answer, without asking. */
  peek<T>(resource: Resource<T>): Answer<T> | null;
  /** Write; the answer's JSON, or `null` for one without a body. Afterwards whoever listens is told. */
  send<T>(method: "POST" | "PATCH", resource: Resource<T>, body?: unknown): Promise<T>;
  /** Put a text in place as it is: it is no JSON even where it looks so. */
  put<T>(resource: Resource<T>, text: string): Promise<T>;
  /** An answer as it came: text, bytes, ranges. With an `authorization` of its own it only tries that token out. */
  open(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** What keeps reading from working: the API cannot be reached, or refuses the token. Null while neither is so. */
  readonly trouble: Store<Problem | null>;
  /** Be told after each write; answers how to stop. */
  onWrite(listener: () => void): () => void;
};

export type ClientOptions = {
  readonly baseUrl: string;
  readonly token: () => string | null;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
};

/** Speaks with the API: token, conditional requests, problems. Throws `RequestFailed` and nothing else. */
export function createClient({ baseUrl, token, fetch }: ClientOptions): Client {
  const cache = createAnswerCache();
  const listeners = new Set<() => void>();

  const trouble = createStore<Problem | null>(null);
  const fail = (problem: Problem, isRead: boolean): never => {
    if (isRead && (problem.status === 0 || problem.status === 401)) trouble.set(problem);
    throw new RequestFailed(problem);
  };

  async function request(path: string, init: RequestInit, accept: readonly number[] = []): Promise<Response> {
    const headers = new Headers(init.headers);
    const isRead = init.method === undefined && !headers.has("authorization");
    const secret = token();
    if (secret !== null && !headers.has("authorization")) headers.set("authorization", `Bearer ${secret}`);
    const response = await fetch(baseUrl + path, { ...init, headers, cache: "no-store" }).catch((error: unknown) =>
      fail(unreachable(error), isRead),
    );
    if (!response.ok && !accept.includes(response.status))
      return fail(problemOf(response.status, await response.text().catch(() => "")), isRead);
    if (isRead) trouble.set(null);
    return response;
  }

  async function ask<T>(resource: Resource<T>): Promise<Answer<T>> {
    const asker = token();
    const etag = cache.etagOf(resource.path, asker);
    const response = await request(resource.path, { headers: etag === null ? {} : { "if-none-match": etag } }, [304]);
    if (response.status !== 304) cache.keep(resource.path, asker, await textOf(response), response.headers.get("etag"));
    const answer = cache.read(resource, asker);
    if (answer === null) throw new RequestFailed(problemOf(response.status, ""));
    return answer;
  }

  async function write<T>({ path }: Resource<T>, init: RequestInit): Promise<T> {
    const response = await request(path, init);
    const text = await textOf(response);
    for (const listener of listeners) listener();
    return parsed(text === "" ? "null" : text, response.status);
  }

  return {
    async get(resource, knownVersion) {
      const answer = await ask(resource);
      return answer.version === knownVersion ? null : answer;
    },
    read: async (resource) => (await ask(resource)).data,
    peek: (resource) => cache.read(resource, token()),
    send(method, resource, body) {
      const headers: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
      return write(resource, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    },
    put: (resource, text) => write(resource, { method: "PUT", headers: { "content-type": "text/plain; charset=utf-8" }, body: text }),
    open: (path, headers = {}) => request(path, { headers }),
    trouble,
    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const textOf = (response: Response): Promise<string> =>
  response.text().catch((error: unknown) => {
    throw new RequestFailed(unreachable(error));
  });

/** JSON is typed by the resource that was asked for: the API answers what the contract says. */
function parsed<T>(text: string, status: number): T {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestFailed(problemOf(status, ""));
  }
}
