/** Log lines and test names are foreign: nothing in them may become formatting, a link, a table cell or HTML. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()<>#+!|~&-]/g, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replaceAll("@", "@\u200b");
}

/** Text as it is, in a code span, in a table too. */
export function codeSpan(text: string): string {
  const line = oneLine(text).replaceAll("|", "\\|");
  const fence = "`".repeat(longestRun(line) + 1);
  return line === "" ? "" : line.includes("`") ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** Lines as they are, in a code block that they cannot close. */
export function codeBlock(lines: readonly string[]): string {
  const shown = lines.flatMap((line) => line.split(/\r?\n/)).map(withoutControls);
  const fence = "`".repeat(Math.max(3, longestRun(shown.join("\n")) + 1));
  return [`${fence}text`, ...shown, fence].join("\n");
}

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

const longestRun = (text: string) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

const oneLine = (text: string) => withoutControls(text.replace(/\s+/g, " ")).trim();

/** Colours of terminals, and the marks that turn the direction of text, would show something else than is written. */
const withoutControls = (text: string) =>
  text.replace(ANSI, "").replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (mark) => (mark === "\t" ? "  " : ""));

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");
