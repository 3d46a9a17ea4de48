import { fileReader, type Reader } from "../documents/read.ts";
import type { Command } from "./cursor.ts";
import { parseShell } from "./shell.ts";

/** A Bash script that balances. */
export type BashScript = { readonly firstLine: string; readonly commands: readonly Command[]; readonly patterns: readonly string[] };

export const scriptFile = (path: string): Reader<BashScript> =>
  fileReader<BashScript>(path, (text) => {
    const { commands, patterns, problem } = parseShell(text);
    return problem === null
      ? { value: { firstLine: text.split("\n")[0] ?? "", commands, patterns } }
      : { problems: [`${path}: ${problem}`] };
  });
