import type { Problem } from "../../../lambdas/contract/problem.ts";

/** Thrown where the API refused, failed or could not be reached. `status` is 0 where nothing answered. */
export class RequestFailed extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = "RequestFailed";
    this.problem = problem;
  }
}

/** The problem that an answer's body tells of; what is no problem document becomes one. */
export function problemOf(status: number, body: string): Problem {
  const told = jsonObject(body);
  return {
    type: typeof told.type === "string" ? told.type : "about:blank",
    title: typeof told.title === "string" ? told.title : `The API answered ${status}`,
    status,
    code: typeof told.code === "string" ? told.code : "unexpected_answer",
    detail:
      typeof told.detail === "string"
        ? told.detail
        : "Its answer is no problem document; something between this page and the API may have made it.",
    ...(Array.isArray(told.errors) && { errors: told.errors.flatMap(fieldError) }),
    ...(Array.isArray(told.legal) && { legal: told.legal.filter((name) => typeof name === "string") }),
  };
}

/** The problem of a request that nobody answered. */
export const unreachable = (reason: unknown): Problem => ({
  type: "about:blank",
  title: "The API cannot be reached",
  status: 0,
  code: "unreachable",
  detail: reason instanceof Error ? reason.message : String(reason),
});

/** Whatever was thrown, as a problem to show. */
export const asProblem = (thrown: unknown): Problem => (thrown instanceof RequestFailed ? thrown.problem : unreachable(thrown));

const fieldError = (entry: unknown): { field: string; reason: string }[] => {
  if (typeof entry !== "object" || entry === null || !("field" in entry) || !("reason" in entry)) return [];
  return [{ field: String(entry.field), reason: String(entry.reason) }];
};

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
