/** A command of a script, with its words as they are written. */
export type Command = { readonly words: readonly string[]; readonly isTopLevel: boolean };

/** Where a script is read, and what was found before. */
export type Cursor = {
  readonly text: string;
  at: number;
  /** How many substitutions stand around. */
  depth: number;
  readonly commands: Command[];
  /** Patterns of `case`. */
  readonly patterns: string[];
  /** Reads the commands of a substitution, up to and with the parenthesis that ends it. */
  readonly within: (cursor: Cursor) => void;
  /** Here-documents whose bodies begin after this line. */
  readonly awaited: { readonly end: string; readonly indented: boolean; readonly from: number }[];
};

/** What does not balance; thrown where it is seen, and caught where the script is given. */
export class Unbalanced extends Error {}

export const unbalanced = (cursor: Cursor, what: string, from: number): Unbalanced =>
  new Unbalanced(`line ${cursor.text.slice(0, from).split("\n").length}: ${what}`);

export const ahead = ({ text, at }: Cursor, what: string): boolean => text.startsWith(what, at);
