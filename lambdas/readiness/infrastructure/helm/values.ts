import type { Package } from "../../check.ts";
import { isRecord, textAt } from "../reading/peek.ts";
import type { Chart } from "./chart.ts";
import { helmCheck } from "./helm-check.ts";
import { valuesSchema } from "./values-schema.ts";

/** What is installed in an environment is what its file says, and a misspelt value is refused before it is installed. */
export const values = helmCheck({
  id: "helm-values",
  title: "Every environment has values, which the chart's schema takes",
  weight: 2,
  critical: true,
  evidence: "values.yaml with each environment's file matches values.schema.json",
  problems: (chart, of) => {
    const unreadable = [chart.values, ...chart.environments].flatMap(({ problems }) => problems);
    return unreadable.length > 0 ? unreadable : valueProblems(chart, of);
  },
});

function valueProblems(chart: Chart, of: Package): readonly string[] {
  const schema = valuesSchema(of, chart.values.value);
  if ("problems" in schema) return schema.problems;
  return chart.environments.flatMap(({ path, environment, value }) => {
    const merged = merge(chart.values.value, value);
    const named = textAt(merged, "environment");
    return [
      ...schema.judge(merged).map((problem) => `${path} over chart/values.yaml: ${problem}`),
      ...(named === null || named === environment ? [] : [`${path}: environment is ${named}, not ${environment}`]),
    ];
  });
}

/** As Helm lays one file over another: maps are merged, all else is replaced, null takes away. */
function merge(under: unknown, over: unknown): unknown {
  if (!isRecord(under) || !isRecord(over)) return over === undefined || over === null ? under : over;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])].filter((key) => over[key] !== null);
  return Object.fromEntries(keys.map((key) => [key, merge(under[key], over[key])]));
}
