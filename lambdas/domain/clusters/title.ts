import type { Failure } from "../../contract/failure.ts";
import { saysSomething } from "./fingerprint.ts";
import { headlineOf } from "./headline.ts";
import { maskMessage } from "./mask.ts";

const TITLE_CHARS = 120;

/**
 * What a failure is called in lists: the line that says what went wrong, on one line and short. A line that only announces
 * ("Expected values to be strictly equal:") takes the next one along. A test's line of words that every assertion writes
 * says too little: the test's name comes first, and the announcement is left out.
 */
export function titleOf(failure: Failure): string {
  const headline = headlineOf(failure.message) || failure.evidence[0]?.text || failure.cause;
  const next = headline.endsWith(":") ? lineAfter(failure.message, headline) : "";
  const isEmpty = failure.test !== null && !saysSomething(maskMessage(headline));
  const title = (isEmpty ? `${failure.test}: ${next || headline}` : `${headline} ${next}`).replace(/\s+/g, " ").trim();
  return title.length <= TITLE_CHARS ? title : `${title.slice(0, TITLE_CHARS - 1)}…`;
}

function lineAfter(message: string, headline: string): string {
  const behind = message.slice(Math.max(0, message.indexOf(headline)) + headline.length);
  return behind.split("\n").find((line) => line.trim() !== "") ?? "";
}
