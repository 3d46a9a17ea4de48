import { Hono } from "hono";
import { cors } from "hono/cors";
import { etag, RETAINED_304_HEADERS } from "hono/etag";
import { callerOf, type FindToken, requireScope } from "./access.ts";
import { PROBLEMS, ProblemError, problemResponse } from "./problem.ts";
import type { Route } from "./route.ts";

const LARGEST_BODY_BYTES = 256 * 1024;
/** A browser hands a page of another origin a 304 only with these on it. */
const CORS_HEADERS = ["access-control-allow-origin", "access-control-expose-headers"];

export type AppOptions = {
  readonly routes: readonly Route[];
  readonly findToken: FindToken;
  readonly publicRead: boolean;
  /** Told of every answer, and of what went wrong where it is our fault. */
  readonly onAnswer: (line: { method: string; path: string; status: number; milliseconds: number; error?: unknown }) => void;
};

/** The whole HTTP edge: access, sizes, bodies, CORS, conditional requests and every error, each answered here. */
export function createApp({ routes, findToken, publicRead, onAnswer }: AppOptions): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - start);
    onAnswer({
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      milliseconds,
      ...(c.res.status >= 500 ? { error: c.error } : {}),
    });
  });
  app.use(
    cors({ origin: "*", exposeHeaders: ["ETag", "Content-Range", "Location", "Idempotent-Replayed", "Bellwether-Log"], maxAge: 86_400 }),
  );
  app.use(etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...CORS_HEADERS] }));

  for (const route of routes) {
    app.on(route.method, honoPath(route.path), async (c) => {
      const found = await callerOf(findToken, c.req.header("authorization"));
      const caller =
        route.scope === null ? (found ?? { name: "anonymous", scope: "read" as const }) : requireScope(found, route.scope, publicRead);
      const bodyBytes = route.method === "GET" ? new Uint8Array() : await boundedBody(c.req.raw, route.largestBodyBytes);
      return route.handle({ params: c.req.param(), query: c.req.query(), bodyBytes, caller, header: (name) => c.req.header(name) });
    });
  }
  app.get("/openapi.json", async (c) => c.json((await import("./openapi.ts")).openApi(routes)));
  app.get("/docs", async (c) => c.html((await import("./docs-page.ts")).docsPage(routes)));

  const known = new Map<string, string[]>();
  for (const { method, path } of routes) known.set(path, [...(known.get(path) ?? []), method]);
  for (const [path, methods] of known) {
    app.all(honoPath(path), (c) => {
      const response = problem("method_not_allowed", `${c.req.path} knows ${methods.join(", ")}, not ${c.req.method}`);
      response.headers.set("allow", methods.join(", "));
      return response;
    });
  }
  app.notFound((c) => problem("not_found", `there is no path ${c.req.path.slice(0, 200)}; /docs lists all`));
  app.onError((error) => (error instanceof ProblemError ? problemResponse(error.problem) : problem("internal", PROBLEMS.internal.title)));
  return app;
}

const problem = (...of: ConstructorParameters<typeof ProblemError>): Response => problemResponse(new ProblemError(...of).problem);
const honoPath = (path: string): string => path.replace(/\{(\w+)\+\}/g, ":$1{.+}").replace(/\{(\w+)\}/g, ":$1");

async function boundedBody(request: Request, most = LARGEST_BODY_BYTES): Promise<Uint8Array> {
  const body = await request.arrayBuffer();
  if (body.byteLength > most) {
    throw new ProblemError("body_too_large", `the body has ${body.byteLength} bytes; at most ${most} are taken`);
  }
  return new Uint8Array(body);
}
