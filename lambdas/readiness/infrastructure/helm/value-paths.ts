import { at, isRecord } from "../reading/peek.ts";
import type { Placed } from "./template-scope.ts";

const VALUES = /(\$?)\.Values((?:\.\w+)*)/g;
const VARIABLE = /(\$\w+)((?:\.\w+)+)/g;

/** What an action asks of the values that the values do not have. A missing one is nothing to Helm, and shows up as an empty field. */
export const missingValues = (action: Placed, values: unknown): string[] => [...ofRoot(action, values), ...ofVariables(action, values)];

const ofRoot = ({ bare, line, dotIsRoot }: Placed, values: unknown): string[] =>
  [...bare.matchAll(VALUES)].flatMap(([text, dollar, path]) => {
    if (dollar === "" && !dotIsRoot) return [`asks for ${text} in line ${line}, where the dot is not the root: $${text}`];
    return at(values, ...fieldsOf(path)) === undefined ? [`asks for ${text} in line ${line}, which values.yaml does not have`] : [];
  });

function ofVariables({ bare, line, bindings }: Placed, values: unknown): string[] {
  return [...bare.matchAll(VARIABLE)].flatMap(([text, variable, path]) => {
    const binding = bindings.findLast((one) => one.variable === variable);
    if (binding === undefined) return [];
    const over = at(values, ...binding.path);
    const items = isRecord(over) ? Object.values(over) : Array.isArray(over) ? over : [];
    return items.every((item) => at(item, ...fieldsOf(path)) !== undefined)
      ? []
      : [`asks for ${text} in line ${line}, which not all of ${binding.path.join(".")} in values.yaml have`];
  });
}

const fieldsOf = (path: string | undefined): string[] => (path ?? "").split(".").filter((field) => field !== "");
