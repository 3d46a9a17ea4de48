import { type Inline, parseInline } from "./inline-markdown.ts";

/** A block of a document. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: "paragraph" | "quote"; readonly children: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Item[] }
  | { readonly kind: "table"; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "rule" };
type Cell = readonly Inline[];

/** `task`: an item with a box, ticked or not; null for one without. */
export type Item = { readonly task: "open" | "done" | null; readonly children: readonly Inline[] };

/** A block and the number of lines it took. */
type Taken = { readonly block: Block; readonly lines: number };

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const FENCE = /^\s*(`{3,}|~{3,})/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const BULLET = /^\s*[-*+]\s+(.*)$/;
const NUMBER = /^\s*\d{1,9}[.)]\s+(.*)$/;
const QUOTE = /^\s*>\s?(.*)$/;
const TABLE_LINE = /^\s*\|?[\s:]*-{2,}[\s:|-]*$/;

/** The blocks of a Markdown text, of the few kinds that our postmortems use; what is no such block is a paragraph. */
export function parseMarkdown(text: string): readonly Block[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (lines[at]?.trim() === "") {
      at += 1;
      continue;
    }
    const { block, lines: taken } = takeBlock(lines.slice(at));
    blocks.push(block);
    at += taken;
  }
  return blocks;
}

function takeBlock(lines: readonly string[]): Taken {
  const [line = "", next = ""] = lines;
  const heading = HEADING.exec(line);
  if (heading) return { block: { kind: "heading", level: heading[1]?.length ?? 1, children: parseInline(heading[2] ?? "") }, lines: 1 };
  if (FENCE.test(line)) return takeCode(lines);
  if (RULE.test(line)) return { block: { kind: "rule" }, lines: 1 };
  if (line.includes("|") && TABLE_LINE.test(next) && next.includes("|")) return takeTable(lines);
  if (BULLET.test(line)) return takeList(lines, BULLET, false);
  if (NUMBER.test(line)) return takeList(lines, NUMBER, true);
  if (QUOTE.test(line)) return takeQuote(lines);
  return takeParagraph(lines);
}

function takeCode(lines: readonly string[]): Taken {
  const fence = FENCE.exec(lines[0] ?? "")?.[1] ?? "```";
  const end = lines.findIndex((line, index) => index > 0 && line.trim().startsWith(fence));
  const inside = lines.slice(1, end < 0 ? lines.length : end);
  return { block: { kind: "code", text: inside.join("\n") }, lines: inside.length + (end < 0 ? 1 : 2) };
}

function takeTable(lines: readonly string[]): Taken {
  const [head = "", , ...rest] = lines;
  const end = rest.findIndex((line) => !line.includes("|"));
  const rows = end < 0 ? rest : rest.slice(0, end);
  return { block: { kind: "table", head: cellsOf(head), rows: rows.map(cellsOf) }, lines: rows.length + 2 };
}

/** Bars that are escaped belong to their cell. */
const cellsOf = (line: string): readonly Cell[] =>
  line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/)
    .map((cell) => parseInline(cell.replaceAll("\\|", "|").trim()));

function takeList(lines: readonly string[], item: RegExp, ordered: boolean): Taken {
  const items: string[] = [];
  let taken = 0;
  for (const line of lines) {
    const found = item.exec(line);
    if (found) items.push(found[1] ?? "");
    else if (/^\s{2,}\S/.test(line)) items.push(`${items.pop() ?? ""} ${line.trim()}`);
    else break;
    taken += 1;
  }
  return { block: { kind: "list", ordered, items: items.map(itemOf) }, lines: taken };
}

function itemOf(text: string): Item {
  const [box, mark, rest = ""] = /^\[([ xX])\]\s+(.*)$/.exec(text) ?? [];
  if (box === undefined) return { task: null, children: parseInline(text) };
  return { task: mark === " " ? "open" : "done", children: parseInline(rest) };
}

function takeQuote(lines: readonly string[]): Taken {
  const end = lines.findIndex((line) => !QUOTE.test(line));
  const quoted = end < 0 ? lines : lines.slice(0, end);
  return {
    block: { kind: "quote", children: parseInline(quoted.map((line) => QUOTE.exec(line)?.[1] ?? "").join(" ")) },
    lines: quoted.length,
  };
}

function takeParagraph(lines: readonly string[]): Taken {
  const end = lines.findIndex((line, index) => index > 0 && (line.trim() === "" || startsBlock(line)));
  const inside = end < 0 ? lines : lines.slice(0, end);
  return { block: { kind: "paragraph", children: parseInline(inside.map((line) => line.trim()).join(" ")) }, lines: inside.length };
}

const startsBlock = (line: string): boolean => [HEADING, FENCE, RULE, BULLET, NUMBER, QUOTE].some((pattern) => pattern.test(line));
