import type { Token } from "../../lambdas/contract/token.ts";
import { hashToken } from "../../lambdas/domain/access/token-hash.ts";
import type { Caller } from "../../lambdas/http/access.ts";
import { createApp } from "../../lambdas/http/app.ts";
import { json, type Route, route } from "../../lambdas/http/route.ts";
import { allRoutes } from "../../lambdas/http/routes.ts";

export type AnswerLine = Parameters<Parameters<typeof createApp>[0]["onAnswer"]>[0];

/** A route that answers `{ok: true}`; a spec names only what it is about. */
export const aRoute = (overrides: Partial<Parameters<typeof route>[0]> = {}): Route =>
  route({
    method: "GET",
    path: "/things",
    tag: "Things",
    summary: "Read things",
    scope: "read",
    answers: { status: 200, contentType: "application/json", description: "Things" },
    problems: [],
    serve: async () => json({ ok: true }),
    ...overrides,
  });

/** A stored token whose text is its name, doubled: `reader` is let in by `reader-reader`. */
export const aToken = (name: string, overrides: Partial<Token> = {}): Token => ({
  name,
  scope: "read",
  hash: hashToken(secretOf(name)),
  createdAt: "2026-11-21T12:00:00Z",
  revokedAt: null,
  ...overrides,
});
export const secretOf = (name: string): string => `${name}-${name}`;
export const bearer = (name: string): Record<string, string> => ({ authorization: `Bearer ${secretOf(name)}` });

const TOKENS = [
  aToken("reader"),
  aToken("reporter", { scope: "report" }),
  aToken("writer", { scope: "write" }),
  aToken("reviewer", { scope: "write" }),
  aToken("admin", { scope: "admin" }),
  aToken("gone", { scope: "admin", revokedAt: "2026-11-21T12:30:00Z" }),
];

/** The edge over some routes, with the tokens `reader`, `reporter`, `writer`, `reviewer` (writes too), `admin` and `gone` (revoked), and what it told of its answers. */
export function anApi(routes: readonly Route[], { publicRead = false } = {}) {
  const lines: AnswerLine[] = [];
  const findToken = async (hash: string) => TOKENS.find((token) => token.hash === hash) ?? null;
  const app = createApp({ routes, publicRead, findToken, onAnswer: (line) => lines.push(line) });
  return { app, lines };
}

/** Who a route was called by, as it saw it. */
export function aCallerRoute(overrides: Parameters<typeof aRoute>[0] = {}): { readonly callers: Caller[]; readonly route: Route } {
  const callers: Caller[] = [];
  const seen = aRoute({
    ...overrides,
    serve: async ({ caller }) => {
      callers.push(caller);
      return json(caller);
    },
  });
  return { callers, route: seen };
}

/** All routes of the API, as they are documented; what they read is not there, so they can be listed but not called. */
export const documentedRoutes = (): Route[] => allRoutes({} as Parameters<typeof allRoutes>[0]);
