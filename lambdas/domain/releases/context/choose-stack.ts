import { STACKS, type Stack } from "../../../contract/release.ts";
import type { ContextProblem, Parsed } from "./parsed.ts";
import { readTerms } from "./read-terms.ts";
import { STACK_FIELDS, STACK_TERMS, type StackField } from "./stack-terms.ts";

type Chosen = { readonly stack: Stack | null; readonly problems: readonly ContextProblem[] };

/** The one stack that all three fields fit. They are read in order, so a misfit is a problem of the later field. */
export function chooseStack(texts: Readonly<Record<StackField, string>>): Chosen {
  const problems: ContextProblem[] = [];
  let left: readonly Stack[] = STACKS;
  let because = "";
  for (const field of STACK_FIELDS) {
    const read = stacksOf(field, texts[field]);
    const fitting = "value" in read ? left.filter((stack) => read.value.includes(stack)) : [];
    if ("reason" in read) problems.push({ field, reason: read.reason });
    else if (fitting.length === 0) problems.push({ field, reason: misfit(field, texts[field], because, left) });
    else {
      left = fitting;
      because = `${field} "${texts[field]}"`;
    }
  }
  return { stack: problems.length === 0 ? (left[0] ?? null) : null, problems };
}

/** Stacks that allow every term of the text and are asked for by one of them. */
function stacksOf(field: StackField, text: string): Parsed<readonly Stack[]> {
  const { terms, unknown } = readTerms(field, text);
  if (unknown.length > 0) return { reason: `"${unknown.join(" ")}" is not supported; ${supported(field, STACKS)}` };
  const value = STACKS.filter(
    (stack) =>
      terms.some(({ decides }) => decides?.includes(stack)) &&
      terms.every(({ decides = [], beside = [] }) => [...decides, ...beside].includes(stack)),
  );
  return value.length > 0 ? { value } : { reason: `"${text}" fits no supported stack; ${supported(field, STACKS)}` };
}

const misfit = (field: StackField, text: string, because: string, stacks: readonly Stack[]) =>
  `"${text}" does not fit ${because}; ${supported(field, stacks)}`;

function supported(field: StackField, stacks: readonly Stack[]): string {
  const lists = stacks.map((stack) => {
    const names = STACK_TERMS[field].filter(({ decides }) => decides?.includes(stack)).map(({ name }) => name);
    return `${names.join(", ")} (${stack})`;
  });
  return `supported: ${lists.join("; ")}`;
}
