import { type Answer, answerWith, type Response } from "./answer.ts";
import { Failed } from "./failure.ts";
import type { Client } from "./octokit.ts";

/** GitHub wraps its lists as `{total_count, workflow_runs: []}`, each under its own name. An answer without a list is no empty list. */
export function listAnswer(response: Response): Answer<unknown[]> {
  const list = listIn(response.data);
  if (list === null) throw new Failed("unexpected", "GitHub's answer holds no list", response.status);
  return answerWith(response, list);
}

/** The pages of a list up to that many; `next` says where it goes on after them. */
export async function pagesAnswer(
  client: Client,
  route: string,
  parameters: Record<string, unknown>,
  pages: number,
): Promise<Answer<unknown[]>> {
  const items: unknown[] = [];
  let left = pages;
  for await (const response of client.paginate.iterator(route, { ...parameters, per_page: 100 })) {
    items.push(...response.data);
    left -= 1;
    if (left === 0 || !hasNext(response.headers.link)) return answerWith(response, items);
  }
  throw new Failed("unexpected", "GitHub's answer holds no list");
}

function listIn(data: unknown): unknown[] | null {
  if (Array.isArray(data)) return data;
  return typeof data === "object" && data !== null ? (Object.values(data).find(Array.isArray) ?? null) : null;
}

const hasNext = (link: string | undefined): boolean => /rel="next"/.test(link ?? "");
