import * as z from "zod";
import { jsonIn } from "../network/json-in.ts";
import type { Answer } from "../network/safe-fetch.ts";

const LONGEST = 300;
/** Time-out, too early, too many: the same request may be taken later. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** Where deployers put their reason: RFC 9457's problems, GitHub's and most frameworks' errors. */
const Told = z.object({
  detail: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
  title: z.string().optional(),
});

/** Whether an answer says that this request will never be taken. */
export const isFinal = ({ status }: Answer): boolean => status >= 400 && status < 500 && !PASSING.has(status);

/** The answer in one line, with the deployer's own words where it has some. */
export function answerInWords({ status, text }: Answer): string {
  const words = wordsIn(text).replace(/\s+/g, " ").trim().slice(0, LONGEST);
  return `The deployer answered ${status}${words === "" || words.startsWith("<") ? "" : `: ${words}`}`;
}

function wordsIn(text: string): string {
  const told = Told.safeParse(jsonIn(text)).data;
  return told === undefined ? text : (told.detail ?? told.message ?? told.error ?? told.title ?? "");
}
