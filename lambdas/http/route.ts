import * as z from "zod";
import type { Scope } from "../contract/token.ts";
import type { Caller } from "./access.ts";
import { type ProblemCode, ProblemError, validationProblem } from "./problem.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH";

/** What a route answers: JSON by default, else a text with its type. */
export type Answers =
  | { readonly status: number; readonly schema: z.ZodType; readonly description: string }
  | { readonly status: number; readonly contentType: string; readonly description: string };

export type Asked<Q, B> = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  readonly body: B;
  /** As it came, for signatures. */
  readonly bodyBytes: Uint8Array;
  readonly caller: Caller;
  readonly header: (name: string) => string | undefined;
};

type RouteDefinition<Q, B> = {
  readonly method: Method;
  /** As in OpenAPI: `/runs/{id}`; `{path+}` takes slashes too. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** null = open to everybody; the caller is then `anonymous` unless a token came. */
  readonly scope: Scope | null;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Of a route that takes a text as it is, through `bodyBytes`. */
  readonly textBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where it takes more than the edge's 256 KB. */
  readonly largestBodyBytes?: number;
  readonly answers: Answers;
  /** Of a route that answers otherwise on demand, such as for another `Accept`. */
  readonly alsoAnswers?: Answers;
  readonly problems: readonly ProblemCode[];
  readonly serve: (asked: Asked<Q, B>) => Promise<Response>;
};

/** A request as the edge hands it to a route: nothing of it is parsed yet. */
export type RawRequest = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly bodyBytes: Uint8Array;
  readonly caller: Caller;
  readonly header: (name: string) => string | undefined;
};

/** A route with its types folded in: what the edge calls, and what OpenAPI is generated from. */
export type Route = Omit<RouteDefinition<unknown, unknown>, "serve"> & { readonly handle: (request: RawRequest) => Promise<Response> };

export function route<Q = unknown, B = unknown>(definition: RouteDefinition<Q, B>): Route {
  const { serve, query: querySchema, body: bodySchema, ...rest } = definition;
  return {
    ...rest,
    ...(querySchema ? { query: querySchema } : {}),
    ...(bodySchema ? { body: bodySchema } : {}),
    handle: async ({ params, query, bodyBytes, caller, header }) =>
      serve({
        params,
        bodyBytes,
        caller,
        header,
        query: parsed(querySchema ?? NOTHING, query, "query"),
        body: bodySchema ? parsed(bodySchema, jsonOf(new TextDecoder().decode(bodyBytes)), "body") : parsed(NOTHING, {}, "body"),
      }),
  };
}

/** For a route that reads no query or no body. */
const NOTHING = z.any();

function parsed<T>(schema: z.ZodType<T>, value: unknown, whole: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw validationProblem(result.error, whole);
  return result.data;
}

function jsonOf(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemError("malformed_json", error instanceof Error ? error.message : "not JSON");
  }
}

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { "content-type": "application/json; charset=utf-8", ...headers } });
