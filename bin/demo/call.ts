import type * as z from "zod";
import { Problem } from "../../lambdas/contract/problem.ts";
import { Advice } from "../console/advice.ts";

/** Asks the HTTP API; whatever is no success is thrown as a `Refused`. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;
/** Asks the HTTP API and parses its answer; a problem becomes advice for people. */
export type Call = <T>(schema: z.ZodType<T>, path: string, init?: RequestInit) => Promise<T>;

const ANSWERS_WITHIN_MS = 30_000;

/** An answer that is no success. `code` is the problem's own; null where the answer was none of ours. */
export class Refused extends Advice {
  readonly status: number;
  readonly code: string | null;
  readonly said: string;

  constructor(path: string, { status, code, said }: Pick<Refused, "status" | "code" | "said">) {
    super(`${path} answered ${status} (${code === null ? said : `${code}: ${said}`})`, "See the API's log: npm run logs serve-api");
    this.status = status;
    this.code = code;
    this.said = said;
  }
}

/** The API at `apiUrl`, asked with the token where there is one. */
export const openAsk =
  (apiUrl: string, token: string | null): Ask =>
  async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set("Authorization", `Bearer ${token}`);
    const response = await fetch(`${apiUrl}${path}`, { ...init, headers, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    if (!response.ok) throw await refusalOf(path, response);
    return response;
  };

/** The same for answers in JSON. */
export function openCall(apiUrl: string, token: string | null): Call {
  const ask = openAsk(apiUrl, token);
  return async (schema, path, init) => schema.parse(await (await ask(path, init)).json());
}

async function refusalOf(path: string, response: Response): Promise<Refused> {
  const { status } = response;
  const text = await response.text();
  const problem = Problem.safeParse(parseOrNull(text));
  if (problem.success) return new Refused(path, { status, code: problem.data.code, said: problem.data.detail });
  return new Refused(path, { status, code: null, said: text.slice(0, 300) });
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
