import { UnreachableError } from "./unreachable-error.ts";

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection broke off",
  EPIPE: "the connection broke off",
  ENOTFOUND: "no such name is known",
  EAI_AGAIN: "the name could not be looked up",
  EHOSTUNREACH: "no way leads there",
  ENETUNREACH: "no way leads there",
};
const LONGEST = 200;

/** Why a request came to nothing, for people, whatever was thrown. `overdueMs` is the limit that ran out, null if none did. */
export function unreachable(error: unknown, host: string, overdueMs: number | null): UnreachableError {
  if (error instanceof UnreachableError) return error;
  if (overdueMs !== null) return new UnreachableError("timeout", `${host} did not answer within ${overdueMs / 1000} s`);
  return new UnreachableError("failed", `${host} could not be reached: ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no reason given";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return REASONS[code] ?? ((error.message || code).replace(/\s+/g, " ").slice(0, LONGEST) || "no reason given");
}
