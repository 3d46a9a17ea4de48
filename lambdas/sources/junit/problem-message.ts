import { withoutTerminalCodes } from "./report-text.ts";

/** What stands in and around a `<failure>`, `<error>` or `<skipped>`. */
export type Problem = { readonly type: string; readonly message: string; readonly body: string };

const MAX_MESSAGE = 4_000;

/** Type, message and text in one, without saying anything twice; null where there is nothing to say. */
export function messageOf({ type, message, body }: Problem): string | null {
  const [kind, said, text] = [type, message, body].map((part) => withoutTerminalCodes(part).trim());
  if (!kind && !said && !text) return null;
  const head = !said || !kind || said.includes(kind) ? said || kind || "" : `${kind}: ${said}`;
  const whole = !text ? head : text.startsWith(head) ? text : `${head}\n${text}`;
  return bounded(whole);
}

const bounded = (text: string) => (text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE - 1).toWellFormed()}…`);
