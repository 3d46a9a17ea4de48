import { html, raw } from "hono/html";
import * as z from "zod";
import { documentedPath, openApi } from "./openapi.ts";
import { PROBLEMS } from "./problem.ts";
import type { Route } from "./route.ts";

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{overflow:auto;padding:.75rem;border:1px solid #8884;border-radius:6px}
section{border-top:1px solid #8884;padding:.75rem 0}h3{margin:.25rem 0;font-size:1rem}.method{font-weight:700}.scope{opacity:.7;font-size:.85em}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #8883;vertical-align:top}
nav a{margin-right:.75rem}`;

const Operation = z.object({
  parameters: z.array(
    z.object({
      name: z.string().optional(),
      in: z.string(),
      required: z.boolean().optional(),
      description: z.string().optional(),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
});

const slug = ({ method, path }: Route): string => `${method}-${path}`.replace(/\W+/g, "-").toLowerCase();
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** The API's documentation for people, made from the same routes as /openapi.json; one page without any script. */
export function docsPage(routes: readonly Route[]) {
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse(openApi(routes));
  const one = (route: Route) => {
    const operation = document.paths[documentedPath(route.path)]?.[route.method.toLowerCase()];
    const { parameters } = Operation.parse(operation);
    const { requestBody, responses } = z
      .object({ requestBody: z.unknown(), responses: z.record(z.string(), z.object({ description: z.string() }).loose()) })
      .partial()
      .parse(operation);
    return html`<section id="${slug(route)}">
      <h3><span class="method">${route.method}</span> <code>${documentedPath(route.path)}</code> <span class="scope">${route.scope ? `scope: ${route.scope}` : "open"}</span></h3>
      <p>${route.summary}</p>
      ${parameters.length > 0 ? html`<table><tr><th>Parameter</th><th>In</th><th>Meaning</th></tr>${parameters.map((parameter) => html`<tr><td><code>${parameter.name ?? ""}</code>${parameter.required ? " *" : ""}</td><td>${parameter.in}</td><td>${parameter.description ?? String(parameter.schema.description ?? pretty(parameter.schema))}</td></tr>`)}</table>` : ""}
      ${requestBody ? html`<details><summary>Request body</summary><pre>${pretty(requestBody)}</pre></details>` : ""}
      <table><tr><th>Answer</th><th>Meaning</th></tr>${Object.entries(responses ?? {}).map(([status, { description }]) => html`<tr><td><code>${status}</code></td><td>${description}</td></tr>`)}</table>
      <details><summary>Answers in full</summary><pre>${pretty(responses)}</pre></details>
    </section>`;
  };
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bellwether API</title><style>${raw(STYLE)}</style></head><body>
    <h1>Bellwether API</h1>
    <p>The same as <a href="openapi.json">OpenAPI 3.1</a>. Every write needs <code>Authorization: Bearer TOKEN</code>; reads too, unless the target has public reads.
    Lists answer <code>{items, nextCursor}</code>, newest first; pass <code>nextCursor</code> as <code>cursor</code>. Errors are RFC 9457 problems with a stable <code>code</code>.</p>
    <nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a>`)}<a href="#codes">Codes</a></nav>
    ${tags.map((tag) => html`<h2 id="${tag}">${tag}</h2>${routes.filter((route) => route.tag === tag).map(one)}`)}
    <h2 id="codes">Codes</h2><table>${Object.entries(PROBLEMS).map(([code, { status, title }]) => html`<tr><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`)}</table>
  </body></html>`;
}
