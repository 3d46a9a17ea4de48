import type { Piece } from "./pieces-by-line.ts";

/** The lines of a text, uncoloured. */
export const plainLines = (text: string): readonly (readonly Piece[])[] =>
  text.split("\n").map((line) => (line === "" ? [] : [{ text: line, scope: null }]));

/** Without the empty line that the line feed at a text's end makes. */
export const withoutLast = <T>(lines: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  lines.length > 1 && lines.at(-1)?.length === 0 ? lines.slice(0, -1) : lines;
