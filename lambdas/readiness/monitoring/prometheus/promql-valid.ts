import type { Check } from "../../check.ts";
import { onKubernetes } from "../documents/by-stack.ts";
import { lookAt } from "../documents/read.ts";
import { parseExpression } from "../promql/expression.ts";
import { typeProblems } from "../promql/type-problems.ts";
import { type Asked, expressions } from "./expressions.ts";

/** More are not looked at: type checks take time. */
const MOST = 500;

/** Prometheus' own grammar and type checks, over rules and dashboard alike. */
export const promqlValidCheck: Check = {
  id: "monitoring-promql",
  area: "monitoring",
  title: "Every PromQL expression parses and has the right types",
  weight: 3,
  critical: true,
  look: onKubernetes(
    lookAt(expressions, (asked) => ({
      problems:
        asked.length > MOST
          ? [`rules and dashboard hold ${asked.length} expressions, at most ${MOST} are looked at`]
          : asked.flatMap(problems),
      evidence: `${asked.length} expressions parse, and Prometheus' type checks find nothing`,
    })),
  ),
};

function problems({ where, text }: Asked): string[] {
  const expression = parseExpression(text);
  const found = "problem" in expression ? [expression.problem] : typeProblems(expression);
  return found.map((problem) => `${where}: ${problem}`);
}
