import { type Setting, shownPart } from "./setting-part.ts";

type Range = { readonly from: number; readonly to: number; readonly usual: number };

/** A whole number in its range; the usual one for an empty text, and for a wrong one with a problem. */
export function wholeNumberOf(setting: string, text: string, { from, to, usual }: Range): Setting<number> {
  const value = text === "" ? usual : Number(text);
  if (/^\d*$/.test(text) && value >= from && value <= to) return { value, problems: [] };
  const problem = `${setting}: "${shownPart(text)}" is no whole number from ${from} to ${to}, so it is ${usual}`;
  return { value: usual, problems: [{ setting, problem, advice: `set it to a number from ${from} to ${to}` }] };
}

const TITLE = "Bellwether";
const LONGEST_TITLE = 80;

/** The dashboard's title, in one line. */
export function titleOf(text: string): Setting<string> {
  const setting = "DASHBOARD_TITLE";
  if (/\p{Cc}/u.test(text)) {
    return {
      value: TITLE,
      problems: [{ setting, problem: `${setting} holds control characters`, advice: "write it in one line, without tabs" }],
    };
  }
  if (text.length > LONGEST_TITLE) {
    const problem = `${setting}: "${shownPart(text)}" has ${text.length} characters`;
    return { value: TITLE, problems: [{ setting, problem, advice: `use at most ${LONGEST_TITLE}` }] };
  }
  return { value: text === "" ? TITLE : text, problems: [] };
}
