/** One `{{ }}` of a template. */
export type Action = {
  readonly line: number;
  /** Without the braces, their dashes and comments. */
  readonly code: string;
  /** Without strings, where no field of the values can be meant. */
  readonly bare: string;
  /** Strings in it, without their quotes. */
  readonly strings: readonly string[];
};

/** A Go template taken apart. */
export type GoTemplate = {
  readonly actions: readonly Action[];
  /** The text around the actions: a line of actions alone is gone, an action within a line is an `x`. */
  readonly text: string;
  readonly problems: readonly string[];
};

const ACTION = /\{\{-?(?:\s*\/\*[\s\S]*?\*\/\s*|(?:"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'|[^"'`{}])*?)-?\}\}/g;
const STRING = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)*'/g;
const MARK = "\u0000";

/** Reads the actions of a Go template as its own lexer does: strings may hold braces, comments are nothing. */
export function goTemplate(source: string): GoTemplate {
  const actions = [...source.matchAll(ACTION)].map((match) => actionOf(match[0], source.slice(0, match.index)));
  const around = source.replaceAll(ACTION, MARK);
  const lines = around.split("\n").filter((line) => !line.includes(MARK) || line.replaceAll(MARK, "").trim() !== "");
  const open = around.split("\n").findIndex((line) => line.includes("{{") || line.includes("}}"));
  return {
    actions: actions.filter(({ code }) => code !== ""),
    text: lines.join("\n").replaceAll(MARK, "x"),
    problems: open === -1 ? [] : ["has an action that does not end, or ends without a beginning"],
  };
}

function actionOf(text: string, before: string): Action {
  const code = text
    .replace(/^\{\{-?/, "")
    .replace(/-?\}\}$/, "")
    .trim();
  const line = before.split("\n").length;
  if (code.startsWith("/*")) return { line, code: "", bare: "", strings: [] };
  return { line, code, bare: code.replaceAll(STRING, '""'), strings: [...code.matchAll(STRING)].map(([one]) => one.slice(1, -1)) };
}
