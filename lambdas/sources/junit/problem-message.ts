import { withoutNodeWrapper } from "./node-problem.ts";
import type { Problem } from "./problem.ts";
import { withoutTerminalCodes } from "./report-text.ts";

const MAX_MESSAGE = 4_000;

/** Type, message and text in one, without saying anything twice; null where there is nothing to say. */
export function messageOf(problem: Problem): string | null {
  const { type, message, body } = withoutNodeWrapper(problem);
  const [kind, said, text] = [type, message, body].map((part) => withoutTerminalCodes(part).trim());
  if (!kind && !said && !text) return null;
  const head = !said || !kind || said.includes(kind) ? said || kind || "" : `${kind}: ${said}`;
  const whole = !text ? head : text.startsWith(head) ? text : `${head}\n${text}`;
  return bounded(whole);
}

const bounded = (text: string) => (text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE - 1).toWellFormed()}…`);
