import type * as z from "zod";
import { Problem } from "../../lambdas/contract/problem.ts";
import { Advice } from "../console/advice.ts";

/** Asks the HTTP API and parses its answer; a problem becomes advice for people. */
export type Call = <T>(schema: z.ZodType<T>, path: string, init?: RequestInit) => Promise<T>;

const ANSWERS_WITHIN_MS = 30_000;

/** The API at `apiUrl`, called with the token where there is one. */
export const openCall =
  (apiUrl: string, token: string | null): Call =>
  async (schema, path, init = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set("Authorization", `Bearer ${token}`);
    const response = await fetch(`${apiUrl}${path}`, { ...init, headers, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    if (!response.ok) throw await problemOf(path, response);
    return schema.parse(await response.json());
  };

async function problemOf(path: string, response: Response): Promise<Advice> {
  const text = await response.text();
  const problem = Problem.safeParse(parseOrNull(text));
  const said = problem.success ? `${problem.data.code}: ${problem.data.detail}` : text.slice(0, 300);
  return new Advice(`${path} answered ${response.status} (${said})`, "See the API's log: npm run logs serve-api");
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
