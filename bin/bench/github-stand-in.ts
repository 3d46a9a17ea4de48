import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { BenchRepo } from "./github-runs.ts";

export type Asked = { readonly requests: number; readonly unchanged: number; readonly used: number };
export type StandIn = {
  readonly url: string;
  /** What was asked so far. */
  readonly asked: () => Asked;
  readonly close: () => Promise<unknown>;
};
type Page = { readonly body: string; readonly etag: string; readonly link: string | null };

const QUOTA = 5000;
const PER_PAGE = 100;

/**
 * GitHub's API as far as a poll asks it, simulated on loopback: lists with ETags, pages and a quota. Nothing ever changes in it,
 * so each page is made once, and what is measured is hardly its own work.
 */
export async function openStandIn(repos: readonly BenchRepo[]): Promise<StandIn> {
  const known = new Map(repos.map((one) => [one.repo, one]));
  const pages = new Map<string, Page | null>();
  const resetAt = Math.floor(Date.now() / 1000) + 3600;
  let asked: Asked = { requests: 0, unchanged: 0, used: 0 };
  const { url, close } = await listen((request, response) => {
    const path = request.url ?? "/";
    const page = pages.get(path) ?? pageAt(known, new URL(path, `http://${request.headers.host}`));
    pages.set(path, page);
    const isUnchanged = page !== null && request.headers["if-none-match"] === page.etag;
    asked = { requests: asked.requests + 1, unchanged: asked.unchanged + Number(isUnchanged), used: asked.used + Number(!isUnchanged) };
    response.setHeader("x-ratelimit-limit", QUOTA);
    response.setHeader("x-ratelimit-remaining", QUOTA - asked.used);
    response.setHeader("x-ratelimit-reset", resetAt);
    send(request, response, page, isUnchanged);
  });
  return { url, close, asked: () => asked };
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Pick<StandIn, "url" | "close">> {
  const server = createServer(answer);
  await new Promise<void>((listening, failed) => server.once("error", failed).listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port for the simulated GitHub");
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

function send({ method }: IncomingMessage, response: ServerResponse, page: Page | null, isUnchanged: boolean): void {
  response.setHeader("content-type", "application/json; charset=utf-8");
  if (page === null || method !== "GET") return void response.writeHead(404).end('{"message":"Not Found"}');
  response.setHeader("etag", page.etag);
  if (page.link) response.setHeader("link", page.link);
  if (isUnchanged) return void response.writeHead(304).end();
  response.end(page.body);
}

/** What lies at an address; null for what a poll has no need of here. */
function pageAt(repos: ReadonlyMap<string, BenchRepo>, url: URL): Page | null {
  const [, name = "", rest = ""] = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(url.pathname) ?? [];
  const repo = repos.get(name);
  if (!repo) return null;
  if (rest === "") return pageOf({ full_name: name, default_branch: "main" });
  if (rest === "/actions/workflows") return pageOf({ total_count: repo.workflows.length, workflows: repo.workflows });
  return rest === "/actions/runs" ? runsPage(repo, url) : null;
}

function runsPage({ runs }: BenchRepo, url: URL): Page {
  if (url.searchParams.has("status")) return pageOf({ total_count: 0, workflow_runs: [] });
  const page = Number(url.searchParams.get("page") ?? 1);
  const next = new URL(url);
  next.searchParams.set("page", String(page + 1));
  const shown = runs.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return pageOf({ total_count: runs.length, workflow_runs: shown }, page * PER_PAGE < runs.length ? `<${next}>; rel="next"` : null);
}

function pageOf(value: object, link: string | null = null): Page {
  const body = JSON.stringify(value);
  return { body, link, etag: `"${createHash("sha256").update(body).digest("hex")}"` };
}
