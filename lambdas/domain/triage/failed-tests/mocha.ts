import { nameSet, type Reader } from "./reader.ts";

const FAILING = /^\s{0,8}(\d{1,5}) failing\b/;
const NUMBERED = /^(\s{1,8})(\d{1,5})\) (\S.{0,500})$/;
const INDENT = /^\s*/;

/** Mocha: the numbered list after `N failing`, whose titles may stand on several lines, the last of which ends in a colon. */
export function readMocha(): Reader {
  const names = nameSet();
  let expected = 0;
  let indent = 0;
  let parts: string[] = [];

  const close = (part: string) => {
    names.add([...parts, part.replace(/:$/, "")].join(" "));
    parts = [];
  };
  const begin = (margin: string, number: string, title: string) => {
    if (Number(number) > expected) return;
    indent = margin.length;
    parts = [];
    if (title.endsWith(":")) close(title);
    else parts = [title];
  };
  const proceed = (text: string) => {
    const margin = INDENT.exec(text)?.[0].length ?? 0;
    const part = text.trim();
    if (part === "" || margin <= indent || parts.length > 12) parts = [];
    else if (part.endsWith(":")) close(part);
    else parts.push(part);
  };
  const feed = (text: string) => {
    const [, count] = FAILING.exec(text) ?? [];
    if (count !== undefined) expected = Number(count);
    if (expected === 0) return;
    const [, margin, number, title] = NUMBERED.exec(text) ?? [];
    if (margin !== undefined && number !== undefined && title !== undefined) begin(margin, number, title.trim());
    else if (parts.length > 0) proceed(text);
  };
  return { feed, names: names.list };
}
