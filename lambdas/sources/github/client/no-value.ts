import * as z from "zod";
import type { NoValue, Response } from "./answer.ts";
import { Failed, type GitHubFailure } from "./failure.ts";
import { rateLimitOf } from "./rate-limit.ts";
import { retryAtOf } from "./rate-refusal.ts";

const LONGEST_MESSAGE = 300;

/** What Octokit throws. Without a response the connection failed, whatever its status says. */
const RequestError = z.object({
  status: z.number().int(),
  message: z.string(),
  response: z.object({ headers: z.record(z.string(), z.unknown()), data: z.unknown() }).optional(),
});
const Told = z.object({ message: z.string() });

const CODES: Readonly<Record<number, GitHubFailure["code"]>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  410: "not_found",
};

/** What a request that threw came to. Whatever it threw, this is an answer: a 304 is one too. */
export function noValueOf(error: unknown, now: string): NoValue {
  if (error instanceof Failed) return { kind: "failed", failure: error.failure, rate: null };
  const { data } = RequestError.safeParse(error);
  if (data?.response === undefined) return { kind: "failed", failure: broken(error, data !== undefined), rate: null };
  const rate = rateLimitOf(data.response.headers);
  if (data.status === 304) return { kind: "unchanged", rate };
  return { kind: "failed", failure: refused({ ...data.response, status: data.status }, now), rate };
}

function broken(error: unknown, isConnection: boolean): GitHubFailure {
  const why = error instanceof Error && error.message !== "" ? error.message : "the connection failed";
  return {
    code: isConnection ? "unavailable" : "unexpected",
    status: null,
    message: short(isConnection ? `GitHub could not be reached: ${why}` : why),
    retryAt: null,
  };
}

function refused({ status, headers, data }: Response, now: string): GitHubFailure {
  const told = Told.safeParse(data).data?.message ?? (typeof data === "string" ? data : "");
  const retryAt = retryAtOf({ status, headers, message: told }, now);
  const code = retryAt !== null ? "rate_limited" : status >= 500 ? "unavailable" : (CODES[status] ?? "unexpected");
  const message = /^\s*(<|$)/.test(told) ? `GitHub answered ${status}` : `GitHub answered ${status}: ${told}`;
  return { code, status, message: short(message), retryAt };
}

/** One line: pages of proxies and of storage hosts are long. */
const short = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, LONGEST_MESSAGE);
