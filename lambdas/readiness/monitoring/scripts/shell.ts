import { readCommands } from "./commands.ts";
import { type Command, type Cursor, Unbalanced, unbalanced } from "./cursor.ts";

export type Script = {
  readonly commands: readonly Command[];
  /** Those of every `case`: the arguments that a script knows stand there. */
  readonly patterns: readonly string[];
  /** What does not balance, and in which line; null where all does. */
  readonly problem: string | null;
};

/**
 * A Bash script's commands, and whether its quotes, substitutions and blocks balance. It does not say that the script is right:
 * shellcheck does, which needs a machine that has it, and runs in the pipeline.
 */
export function parseShell(text: string): Script {
  const cursor: Cursor = { text, at: 0, depth: 0, commands: [], patterns: [], within: readCommands, awaited: [] };
  const script = (problem: string | null): Script => ({ commands: cursor.commands, patterns: cursor.patterns, problem });
  try {
    readCommands(cursor);
    const [open] = cursor.awaited;
    if (open !== undefined) throw unbalanced(cursor, `the here-document ${open.end} is not closed`, open.from);
    return script(null);
  } catch (error) {
    if (error instanceof Unbalanced) return script(error.message);
    throw error;
  }
}
