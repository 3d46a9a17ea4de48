import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./source-tree.ts";

export type Section = { readonly level: number; readonly title: string; readonly anchor: string; readonly text: string };

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const FENCED = /^(```+|~~~+)([^\n]*)\n.*?^\1[^\n]*$/gms;

/** A document without its fenced code, whose `#` are no headings and whose paths are examples. */
export const proseOf = (path: string): string => read(path).replace(FENCED, "(code)");

/** The `npm run` commands that a document tells of, in its prose or its shell code; not those of files that it shows. */
export function commandsOf(path: string): string[] {
  const text = read(path).replace(FENCED, (code, _, language: string) => (/^(sh|bash|console)?$/.test(language) ? code : ""));
  return [...text.matchAll(/\bnpm run ([a-z][a-z:]*)/g)].map(([, name = ""]) => name);
}

/** As GitHub names a heading in a link. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

/** A document's headings, each with the text up to the next heading of whatever level. */
export const sectionsOf = (markdown: string): Section[] =>
  markdown
    .split(/^(?=#{1,6} )/m)
    .filter((part) => part.startsWith("#"))
    .map((part) => {
      const [, marks = "", title = ""] = /^(#+) (.*)/.exec(part) ?? [];
      return { level: marks.length, title: title.trim(), anchor: anchorOf(title.trim()), text: part.slice(part.indexOf("\n") + 1).trim() };
    });

/** The texts in single backticks. */
export const quotedIn = (markdown: string): string[] => [...markdown.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, text = ""]) => text);

/** The targets of links and images. */
export const linksIn = (markdown: string): string[] =>
  [...markdown.matchAll(/\]\(<?([^)>\s]+)>?(?: "[^"]*")?\)/g)].map(([, to = ""]) => to);
