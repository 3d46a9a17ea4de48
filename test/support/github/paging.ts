import type { FakeAnswer } from "./answer.ts";

/** What a list is asked for with: `self` is the address without its query, by the repository's number as GitHub links it. */
export type ListRequest = { self: string; query: URLSearchParams };

/** One page of a list as GitHub sends it: `total_count`, the items under their own name, and a `Link` header. */
export function pageAnswer<T>(name: string, items: readonly T[], { self, query }: ListRequest): FakeAnswer {
  const size = Math.min(Math.max(Number(query.get("per_page") ?? 30) || 30, 1), 100);
  const page = Math.max(Number(query.get("page") ?? 1) || 1, 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = linkHeader(self, query, page, last);
  const body = { total_count: items.length, [name]: items.slice((page - 1) * size, page * size) };
  return { status: 200, body, headers: link === "" ? {} : { link } };
}

function linkHeader(self: string, query: URLSearchParams, page: number, last: number): string {
  const to = (number: number, rel: string) => {
    const target = new URLSearchParams([...query].filter(([name]) => name !== "page"));
    return `<${self}?${new URLSearchParams([...target, ["page", String(number)]])}>; rel="${rel}"`;
  };
  const back = page > 1 ? [to(page - 1, "prev"), to(1, "first")] : [];
  const on = page < last ? [to(page + 1, "next"), to(last, "last")] : [];
  return [...back.slice(0, 1), ...on, ...back.slice(1)].join(", ");
}
