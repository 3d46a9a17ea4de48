import type { Problem } from "../../../lambdas/contract/problem.ts";

/** A status and what goes with it: JSON, text, or another place to look. */
export type Answer = { readonly status: number; readonly json?: unknown; readonly text?: string; readonly location?: string };
export type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: string };

export const ok = (json: unknown): Answer => ({ status: 200, json });
export const found = (json: unknown): Answer =>
  json === undefined ? { status: 404, json: problem(404, "not_found", "Not found", "There is no such thing.") } : ok(json);
export const text = (log: string | undefined): Answer => (log === undefined ? found(undefined) : { status: 200, text: log });

export const problem = (status: number, code: string, title: string, detail: string, more: Partial<Problem> = {}): Problem => ({
  type: `https://bellwether.invalid/problems/${code}`,
  title,
  status,
  code,
  detail,
  ...more,
});

export const matches = (item: Readonly<Record<string, unknown>>, query: URLSearchParams, names: readonly string[]): boolean =>
  names.every((name) => !query.get(name) || item[name] === query.get(name));

export function page(items: readonly unknown[], query: URLSearchParams): Answer {
  const start = Number(query.get("cursor") ?? 0);
  const end = start + Number(query.get("limit") ?? 50);
  return ok({ items: items.slice(start, end), nextCursor: end < items.length ? String(end) : null });
}
