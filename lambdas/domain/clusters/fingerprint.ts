import { createHash } from "node:crypto";
import type { Category } from "../../contract/failure.ts";
import { errorTypeOf, headlineOf } from "./headline.ts";
import { maskMessage } from "./mask.ts";

/** Raised whenever masking changes what is equal: clusters of two versions are never mixed. */
export const FINGERPRINT_VERSION = "v1";
const HEADLINE_CHARS = 2_000;
const SAID_CHARS = 260;
const SUBJECT_CHARS = 80;
const MASK = /<\w+>/g;
const WORD = /\p{L}{2,}/gu;
/** Words that every assertion library writes: a message of these alone says which kind of error it is, and nothing of what went wrong. */
const EMPTY_WORDS =
  /^(?:assert\w*|error|exception|failed|failure|expected|expect|actual|received|got|was|were|but|to|be|not|equal\w*|deep|deeply|strictly|loosely|same|as|of|is|true|false|null|none|undefined|nil|the|an?|that|and|or|with|values?|array|object|string|number|java|lang|org|junit|opentest4j|comparison\w*|have|has|contain\w*|match\w*|toBe\w*|toEqual|should|at|in|it|object|instance|err|code)$/i;

export type FingerprintInput = {
  readonly category: Category;
  readonly subCategory: string;
  readonly stepKind: string;
  readonly message: string;
  /** Name of the test or step. It tells apart only failures whose messages say too little to do so. */
  readonly subject?: string | null;
};

/**
 * Equal for equal failures. Guarded: a message that is empty, boilerplate, or made of masks and of words that every
 * assertion writes ("expected <n> to equal <n>") is no reason to merge; the subject joins it, or, where none is known,
 * the message as it was before masking.
 */
export function fingerprintOf({ category, subCategory, stepKind, message, subject }: FingerprintInput): string {
  return [FINGERPRINT_VERSION, category, subCategory, stepKind, guarded(message, subject ?? "")].join("|");
}

function guarded(message: string, subject: string): string {
  const headline = headlineOf(message).slice(0, HEADLINE_CHARS);
  const type = errorTypeOf(message);
  const masked = maskMessage(type === null || headline.includes(type) ? headline : `${headline} [${type}]`);
  if (saysSomething(masked)) return masked.slice(0, SAID_CHARS);
  const said = masked === "" ? "no message" : masked.slice(0, SAID_CHARS - SUBJECT_CHARS);
  return `${said}|${(subject === "" ? headline : maskMessage(subject)).slice(0, SUBJECT_CHARS)}`;
}

/** Whether a masked message holds a word that not every assertion library writes. */
export const saysSomething = (masked: string) => (masked.replace(MASK, " ").match(WORD) ?? []).some((word) => !EMPTY_WORDS.test(word));

/** 16 hexadecimal digits: short enough for a URL, long enough never to meet by chance. */
export function clusterIdOf(fingerprint: string): string {
  return createHash("sha256").update(fingerprint).digest("hex").slice(0, 16);
}
