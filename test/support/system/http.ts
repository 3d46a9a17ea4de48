import { expect } from "vitest";
import type * as z from "zod";
import { Problem } from "../../../lambdas/contract/problem.ts";
import { system } from "./system.ts";

export type Ask = {
  readonly method?: string;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The system's own by default; null sends none. */
  readonly token?: string | null;
};
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** One request to the API, whatever it answers. */
export async function ask(path: string, { method = "GET", body, headers = {}, token = system().token }: Ask = {}): Promise<Answer> {
  const sent = new Headers(headers);
  if (token !== null) sent.set("Authorization", `Bearer ${token}`);
  if (body !== undefined) sent.set("Content-Type", "application/json");
  const response = await fetch(`${system().apiUrl}${path}`, {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The answer to a request that has to succeed, parsed with the contract. */
export async function read<T>(schema: z.ZodType<T>, path: string, options: Ask = {}): Promise<T> {
  const { status, text } = await ask(path, options);
  expect(status, `${options.method ?? "GET"} ${path}: ${text.slice(0, 500)}`).toBeLessThan(300);
  return schema.parse(JSON.parse(text));
}

export const post = (path: string, body?: unknown, options: Ask = {}): Promise<Answer> => ask(path, { ...options, method: "POST", body });

/** The problem that an answer has to be: status, stable code, its own content type, and readable from any page. */
export function problemOf({ status, headers, text }: Answer, expectedStatus: number, code: string): Problem {
  expect({ status, text: text.slice(0, 500) }).toMatchObject({ status: expectedStatus });
  expect(headers.get("content-type")).toContain("application/problem+json");
  expect(headers.get("access-control-allow-origin")).toBe("*");
  const problem = Problem.parse(JSON.parse(text));
  expect(problem).toMatchObject({ status: expectedStatus, code });
  return problem;
}

/** The fields that a validation problem names, each once. */
export const fieldsOf = (answer: Answer): string[] => [
  ...new Set((problemOf(answer, 400, "validation_failed").errors ?? []).map(({ field }) => field)),
];
