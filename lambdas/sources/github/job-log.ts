import { cleanLine } from "../../domain/triage/clean-line.ts";
import { createLogStructure } from "../../domain/triage/log-structure.ts";

const STAMP = /^\uFEFF?(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z(?: |$))?/;
const EXIT = /^Process completed with exit code (-?\d{1,10})\.?$/;

/** A line without the time that GitHub puts before it, and the file's first one without its BOM. A time that the tool wrote itself stays. */
export const withoutTimestamp = (line: string): string => line.replace(STAMP, "");

/** The code of the step that failed last, as GitHub itself says it; null where no step ended so (it was cancelled, or an action failed). */
export function exitCodeOf(lines: Iterable<string>): number | null {
  let last: number | null = null;
  for (const line of lines) {
    // Asked first because cleaning every line of a large log is not cheap.
    if (!line.includes("Process completed with exit code")) continue;
    const { text, kind } = cleanLine(line);
    const [, code] = EXIT.exec(text.trim()) ?? [];
    if (kind === "error" && code !== undefined) last = Number(code);
  }
  return last;
}

/** The command of the step in which the first error was told, as GitHub shows it; its first line, and empty where it is not known. */
export function commandOf(lines: Iterable<string>): string {
  const structure = createLogStructure();
  let number = 0;
  for (const line of lines) {
    const clean = cleanLine(line);
    if (clean.kind === "error") return structure.stepName();
    structure.read(clean, ++number);
  }
  return "";
}
