import { isText, listAt, recordAt, textAt } from "../reading/peek.ts";

type Labels = Readonly<Record<string, string>>;

export const labelsAt = (value: unknown, ...path: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(recordAt(value, ...path)).filter((entry): entry is [string, string] => isText(entry[1])));

/** Whether labels have all of these. Nothing asked for matches everything, as in Kubernetes. */
export const carries = (labels: Labels, asked: Labels): boolean =>
  Object.entries(asked).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);

/** Whether a label selector, with its expressions, takes an object with these labels. */
export const selects = (selector: unknown, labels: Labels): boolean =>
  carries(labels, labelsAt(selector, "matchLabels")) && listAt(selector, "matchExpressions").every((one) => holds(one, labels));

function holds(expression: unknown, labels: Labels): boolean {
  const key = textAt(expression, "key") ?? "";
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  const listed = listAt(expression, "values").includes(value);
  switch (textAt(expression, "operator")) {
    case "In":
      return value !== undefined && listed;
    case "NotIn":
      return !listed;
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return false;
  }
}

/** Labels as a reason shows them. */
export const inWords = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
