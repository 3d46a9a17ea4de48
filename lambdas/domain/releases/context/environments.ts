import type { ContextProblem } from "./parsed.ts";

const LABEL = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const LONGEST_NAME = 63;

/** Environments become parts of file names, namespaces and stacks, beside the slug: each has to be fit for that, and named once. */
export function environmentProblems(environments: readonly string[], slug: string): ContextProblem[] {
  return environments.flatMap((name, index) => {
    const reason = reasonAgainst(name, environments.slice(0, index), slug) ?? reasonToBeLast(name, index < environments.length - 1);
    return reason === null ? [] : [{ field: `environments.${index}`, reason }];
  });
}

/** The review is before the last environment: production anywhere else would be reached without one. */
const reasonToBeLast = (name: string, isFollowed: boolean): string | null =>
  isFollowed && name === "production" ? `"${name}" may only be the last one, which is reviewed` : null;

function reasonAgainst(name: string, before: readonly string[], slug: string): string | null {
  if (before.includes(name)) return `"${name}" is named twice`;
  if (!LABEL.test(name))
    return `"${name}" must be lower-case letters, digits and "-", beginning with a letter, as resources are named after it`;
  const length = `${slug}-${name}`.length;
  return length > LONGEST_NAME ? `"${slug}-${name}" has ${length} characters, names of resources at most ${LONGEST_NAME}` : null;
}
