import type { Outcome } from "./junit-report.ts";
import type { Problem } from "./problem.ts";
import { messageOf } from "./problem-message.ts";

export type ProblemKind = "failure" | "rerun" | "flaky" | "skipped";

/** What an element inside a `<testcase>` says of it. Surefire's words for reruns are used by nextest and others, too. */
export const PROBLEM_KINDS = new Map<string, ProblemKind>([
  ["failure", "failure"],
  ["error", "failure"],
  ["rerunfailure", "rerun"],
  ["rerunerror", "rerun"],
  ["flakyfailure", "flaky"],
  ["flakyerror", "flaky"],
  ["skipped", "skipped"],
  ["skip", "skipped"],
  ["ignored", "skipped"],
  ["disabled", "skipped"],
]);

export type FoundProblem = Problem & { readonly kind: ProblemKind };

type Attributes = Readonly<Record<string, string>>;

const FAILED_WORDS = /^(fail|failed|failure|error|errored|broken)$/i;
const SKIPPED_WORDS = /^(skip|skipped|not ?_?run|disabled|ignored?|pending|suppressed|todo)$/i;

/** Outcome of each attempt that one `<testcase>` tells of, and the message of the one that counts. */
export function outcomeOf(attributes: Attributes, problems: readonly FoundProblem[]): { attempts: Outcome[]; message: string | null } {
  const of = (kind: ProblemKind) => problems.filter((problem) => problem.kind === kind);
  const [failures, reruns, flaky, [skipped]] = [of("failure"), of("rerun"), of("flaky"), of("skipped")];
  const last: Outcome = failures.length + reruns.length > 0 ? "failed" : skipped ? "skipped" : saidOutcome(attributes);
  const earlier = flaky.length + Math.max(0, reruns.length - (failures.length > 0 ? 0 : 1));
  const telling = failures[0] ?? reruns[0] ?? (last === "skipped" ? skipped : flaky[0]);
  return {
    attempts: [...new Array<Outcome>(earlier).fill("failed"), last],
    message: telling ? messageOf(telling) : last === "failed" ? messageOf(saidProblem(attributes)) : null,
  };
}

/** Of a case without any such element: what its attributes say, if they say it in known words. */
function saidOutcome({ status, result, failure, error, skipped, disabled }: Attributes): Outcome {
  const said = [status ?? "", result ?? ""];
  if (failure || error || said.some((word) => FAILED_WORDS.test(word))) return "failed";
  if (skipped === "true" || disabled === "true" || said.some((word) => SKIPPED_WORDS.test(word))) return "skipped";
  return "passed";
}

const saidProblem = ({ failure, error, message }: Attributes): Problem => ({
  type: "",
  message: failure ?? error ?? message ?? "",
  body: "",
});
