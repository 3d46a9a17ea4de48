import type { Problem } from "./problem.ts";

/** Types that Node's reporter gives a test's failure: they say who noticed it, not what went wrong. */
const NODE_TYPES = new Set([
  "testCodeFailure",
  "hookFailed",
  "testTimeoutFailure",
  "testAborted",
  "cancelledByParent",
  "uncaughtException",
  "unhandledRejection",
]);
const CAUSE = /\n {2}cause: ([\s\S]*?)\n?\}\s*$/;
/** Fields of the error that its inspection prints behind the trace. */
const FIELDS = /(\n\s+at [^\n]*) \{\n[\s\S]*$/;

/** Node's reporter wraps the error of a test in one of its own. What it wraps has the type, the message and the trace. */
export function withoutNodeWrapper(problem: Problem): Problem {
  if (!NODE_TYPES.has(problem.type)) return problem;
  const [, cause] = CAUSE.exec(problem.body) ?? [];
  if (cause === undefined) return { ...problem, type: "" };
  const plain = cause.replace(FIELDS, "$1").replaceAll("\n  ", "\n").trim();
  return plain.startsWith("'") ? { ...problem, type: "", body: "" } : { type: "", message: "", body: plain };
}
