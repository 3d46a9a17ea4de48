import type { Action, GoTemplate } from "./go-template.ts";

type Block = { readonly word: string; readonly line: number; readonly variables: readonly Binding[] };

/** A variable that a `range` walks with: what it ranges over, by its path in the values. */
export type Binding = { readonly variable: string; readonly path: readonly string[] };

/** An action where it stands: within which variables, and whether the dot is still the root. */
export type Placed = Action & { readonly bindings: readonly Binding[]; readonly dotIsRoot: boolean };

const OPENS = ["if", "range", "with", "define", "block"];
const RANGE = /^range\s+(?:\$\w+\s*,\s*)?(\$\w+)\s*:?=\s*\$?\.Values((?:\.\w+)+)\s*$/;

/** Every action with what is known around it, and blocks that do not end. */
export function placedActions({ actions }: GoTemplate): { readonly placed: readonly Placed[]; readonly problems: readonly string[] } {
  const open: Block[] = [];
  const placed: Placed[] = [];
  const problems: string[] = [];
  for (const action of actions) {
    const word = /^\w+/.exec(action.bare)?.[0] ?? "";
    if (word === "end" && open.pop() === undefined) problems.push(`has an end without a block in line ${action.line}`);
    if (word === "else" && open.length === 0) problems.push(`has an else without a block in line ${action.line}`);
    placed.push({ ...action, bindings: open.flatMap(({ variables }) => variables), dotIsRoot: !open.some(movesDot) });
    if (OPENS.includes(word)) open.push({ word, line: action.line, variables: bindingsOf(action) });
  }
  return { placed, problems: [...problems, ...open.map(({ word, line }) => `has a ${word} without an end in line ${line}`)] };
}

const movesDot = ({ word }: Block): boolean => word === "range" || word === "with";

function bindingsOf({ bare }: Action): Binding[] {
  const match = RANGE.exec(bare);
  return match ? [{ variable: match[1] ?? "", path: (match[2] ?? "").split(".").slice(1) }] : [];
}
