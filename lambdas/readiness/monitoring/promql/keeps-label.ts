import { groupingOf } from "./aggregate.ts";
import { operatorOf } from "./binary.ts";
import { argumentsOf, calledBy, childOf, childrenOf, type Expression, sourceOf } from "./expression.ts";
import { selectorOf } from "./selector.ts";

/** Whether an expression's result still has a label that its series have. Where it does not, `$labels` reads it as empty. */
export function keepsLabel(expression: Expression, label: string, recorded: ReadonlyMap<string, Expression>, depth = 10): boolean {
  const keeps = (one: Expression | null | undefined): boolean => one != null && keepsLabel(one, label, recorded, depth);
  switch (expression.node.name) {
    case "VectorSelector": {
      const rule = recorded.get(selectorOf(expression).name ?? "");
      // A rule that records itself would go on for ever.
      return rule === undefined || (depth > 0 && keepsLabel(rule, label, recorded, depth - 1));
    }
    case "AggregateExpr": {
      const { without, labels } = groupingOf(expression);
      return labels.includes(label) !== without && keeps(argumentsOf(expression).at(-1));
    }
    case "FunctionCall":
      if (calledBy(expression) === "Absent" || calledBy(expression) === "AbsentOverTime") return isEqualled(expression, label);
      return argumentsOf(expression).some(keeps);
    case "BinaryExpr":
      return binaryKeeps(expression, label, keeps);
    default:
      return keeps(childOf(expression, "Expr"));
  }
}

function binaryKeeps(expression: Expression, label: string, keeps: (one?: Expression) => boolean): boolean {
  const [left, right] = childrenOf(expression, "Expr");
  const operator = operatorOf(expression);
  if (operator === "And" || operator === "Unless") return keeps(left);
  if (operator === "Or") return keeps(left) && keeps(right);
  const clause = childOf(expression, "MatchingModifierClause");
  if (clause === null) return keeps(left) || keeps(right);
  const named = childrenOf(clause, "GroupingLabels").flatMap((labels) => childrenOf(labels, "LabelName").map(sourceOf));
  const isOn = childOf(clause, "On") !== null;
  return childOf(clause, "GroupLeft") !== null || childOf(clause, "GroupRight") !== null
    ? keeps(left) || keeps(right)
    : named.includes(label) === isOn && (keeps(left) || keeps(right));
}

/** What is absent has the labels that its selector asked for by value. */
const isEqualled = (expression: Expression, label: string) =>
  argumentsOf(expression).some(
    (one) =>
      one.node.name === "VectorSelector" && selectorOf(one).matchers.some((matcher) => matcher.label === label && matcher.operator === "="),
  );
