import { createHash } from "node:crypto";

/** Colours and cursor moves: the escape itself, its picture, or a reference to it that XML could not resolve. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what it is about.
const TERMINAL_CODES = /(?:[\x1b\u241b]|&#(?:x0*1b|0*27);)\[[\d;?]*[A-Za-z]/gi;

export const withoutTerminalCodes = (text: string) => text.replaceAll(TERMINAL_CODES, "");

/** A name on one line. One of more than `max` characters keeps its beginning and gets a hash of the whole, so that two stay two. */
export function nameOf(text: string, max = 500): string {
  const line = withoutTerminalCodes(text).replaceAll(/\s+/g, " ").trim();
  if (line.length <= max) return line;
  const hash = createHash("sha256").update(line).digest("hex").slice(0, 12);
  return `${line.slice(0, max - 14).toWellFormed()}… ${hash}`;
}

/** As `nameOf`; null for what is missing or blank. */
export const nameOrNull = (text: string | undefined) => nameOf(text ?? "") || null;

/** `"1,234.5"`, `"0,5"` and `"12s"` are seconds in some tool; null for what is no number or negative. */
export function secondsOf(text: string | undefined): number | null {
  const [number] = /^\d[\d.,]*(?:e[+-]?\d+)?/i.exec(text?.trim() ?? "") ?? [];
  if (number === undefined) return null;
  const seconds = Number(number.includes(".") ? number.replaceAll(",", "") : number.replace(",", "."));
  return Number.isFinite(seconds) ? seconds : null;
}
