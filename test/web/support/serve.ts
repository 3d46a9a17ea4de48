import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import type { PageConfig } from "../../../lambdas/contract/page-config.ts";
import { type Answer, problem } from "./answer.ts";
import { answerOf } from "./answers.ts";
import type { World } from "./world.ts";

/** The token that the fake API takes. */
export const TOKEN = "let-me-in";
const ROOT = join(import.meta.dirname, "../../../dist/web");
const PAGE_BYTES = 1_000_000;
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const CONFIG: PageConfig = {
  apiUrl: "./api",
  target: "local",
  publicRead: true,
  stepsRunAs: "the local user; nothing keeps them from its files",
};

/** The built page at `/some-bucket/index.html` with a fake API under `/some-bucket/api`, on loopback. */
export async function servePage(world: World, port = 0): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    respond(world, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, url: `http://127.0.0.1:${address.port}/some-bucket/index.html` };
}

async function respond(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
  const path = pathname.replace(/^\/some-bucket/, "");
  if (path === "/config.json") return void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(CONFIG));
  if (!path.startsWith("/api/")) return serveFile(path, response);
  const { method = "GET", headers } = request;
  const sent = headers.authorization;
  const body = Buffer.concat(await Array.fromAsync(request)).toString();
  const refused = sent === undefined ? method !== "GET" : sent !== `Bearer ${TOKEN}`;
  const answer = refused
    ? { status: 401, json: problem(401, "unauthorized", "No valid access token", "This needs a token that is known.") }
    : answerOf(world, { method, path: path.slice(4), query: searchParams, body });
  send(answer, request, response);
}

function send({ status, json, text, location }: Answer, { headers }: IncomingMessage, response: ServerResponse): void {
  const bytes = Buffer.from(text ?? JSON.stringify(json));
  const type = text === undefined ? (status < 400 ? "application/json" : "application/problem+json") : "text/plain; charset=utf-8";
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? "") ?? [];
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 20)}"`;
  if (location !== undefined) response.writeHead(status, { location }).end();
  else if (headers["if-none-match"] === etag) response.writeHead(304, { etag }).end();
  else if (start !== undefined && status === 200 && text !== undefined) {
    const part = bytes.subarray(Number(start), Math.min(Number(end || bytes.length) + 1, Number(start) + PAGE_BYTES));
    response
      .writeHead(206, { "content-type": type, "content-range": `bytes ${start}-${Number(start) + part.length - 1}/${bytes.length}` })
      .end(part);
  } else response.writeHead(status, { "content-type": type, ...(status === 200 && { etag }) }).end(bytes);
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  const file = join(ROOT, normalize(path));
  const content = file.startsWith(ROOT) ? await readFile(file).catch(() => null) : null;
  if (content === null) response.writeHead(404).end("not found");
  else response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(content);
}
