import type * as z from "zod";
import type { Problem } from "../contract/problem.ts";

/** Stable codes, each with its status and title. Callers may rely on them. */
export const PROBLEMS = {
  malformed_json: { status: 400, title: "The body is not JSON" },
  validation_failed: { status: 400, title: "Some fields are wrong" },
  foreign_cursor: { status: 400, title: "The cursor is not of this list" },
  unauthorized: { status: 401, title: "A valid access token is needed" },
  signature_invalid: { status: 401, title: "The signature does not hold" },
  forbidden: { status: 403, title: "The token's scope does not allow this" },
  self_approval: { status: 403, title: "Nobody approves an own release" },
  not_found: { status: 404, title: "There is nothing here" },
  repo_not_found: { status: 404, title: "No such repository" },
  run_not_found: { status: 404, title: "No such run" },
  step_not_found: { status: 404, title: "The run has no such step" },
  deployment_not_found: { status: 404, title: "No such deployment" },
  release_not_found: { status: 404, title: "No such release" },
  artifact_not_found: { status: 404, title: "The release has no such file" },
  cluster_not_found: { status: 404, title: "No such cluster" },
  incident_not_found: { status: 404, title: "No such incident" },
  method_not_allowed: { status: 405, title: "The path does not know this method" },
  repo_exists: { status: 409, title: "The repository is registered already" },
  idempotency_key_reused: { status: 409, title: "The idempotency key belongs to another request" },
  illegal_transition: { status: 409, title: "The incident cannot change so" },
  changed_meanwhile: { status: 409, title: "It was changed by somebody else at the same time" },
  run_is_githubs: { status: 409, title: "The run belongs to GitHub, where nothing is ever changed" },
  run_completed: { status: 409, title: "The run has ended already" },
  deployment_finished: { status: 409, title: "The deployment has ended otherwise" },
  deployment_running: { status: 409, title: "The deployment has not ended yet" },
  run_not_completed: { status: 409, title: "The run has not ended yet" },
  source_not_uploaded: { status: 409, title: "The source has not been uploaded" },
  release_state: { status: 409, title: "The release cannot do this now" },
  evidence_against: { status: 409, title: "What happened since speaks against it" },
  review_expired: { status: 409, title: "The time to review is over" },
  environment_occupied: { status: 409, title: "Another release has the environment" },
  nothing_to_return_to: { status: 409, title: "There is no verified version to return to" },
  generator_state: { status: 409, title: "The generator is so already" },
  body_too_large: { status: 413, title: "The body is too large" },
  range_not_satisfiable: { status: 416, title: "The log has no such part" },
  webhooks_off: { status: 503, title: "Webhooks are not set up" },
  internal: { status: 500, title: "Bellwether failed; the request may be repeated" },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

type Details = Pick<Problem, "errors" | "legal">;

/** Thrown by routes and answered by the edge as `application/problem+json`. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, detail: string, details: Details = {}) {
    super(detail);
    this.name = "ProblemError";
    this.problem = { type: `urn:bellwether:problem:${code}`, ...PROBLEMS[code], code, detail, ...details };
  }
}

/** 400 that names fields and what is wrong with each. */
export const wrongFields = (errors: readonly { readonly field: string; readonly reason: string }[]): ProblemError =>
  new ProblemError("validation_failed", errors.map(({ field, reason }) => `${field}: ${reason}`).join("; "), { errors: [...errors] });

export const wrong = (field: string, reason: string): ProblemError => wrongFields([{ field, reason }]);

/** Names every offending field of a failed parse. `whole` is the name of the thing itself. */
export function validationProblem(error: z.ZodError, whole: string): ProblemError {
  const errors = error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ field: [...path, key].join("."), reason: "unknown field" }));
    return [{ field: path.length > 0 ? path.join(".") : whole, reason: reasonOf(issue.message) }];
  });
  return wrongFields(errors);
}

/** The schema library's own words, for people. */
const reasonOf = (message: string): string =>
  message.endsWith("received undefined")
    ? "is required"
    : message
        .replace(/^Invalid input: /, "")
        .replace("Invalid ISO datetime", "expected an ISO 8601 time in UTC, such as 2026-11-21T12:00:00Z");

/** The answer to a problem. */
export const problemResponse = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      ...(problem.status === 401 ? { "www-authenticate": 'Bearer realm="bellwether"' } : {}),
    },
  });
