import { isBoilerplate } from "../triage/boilerplate.ts";
import { cleanLine } from "../triage/clean-line.ts";

const LINES_READ = 400;
/** The line of a trace that names the error: at its margin, with a type. */
const ERROR_TYPE = /^(?:E {3,7})?(?:Caused by: )?(?:[A-Za-z_][\w$]*[.:]{1,2})*[A-Z]\w*(?:Error|Exception|Failure|Fault|Interrupt)\b(?::|$|\s)/;
const TRACE = /^Traceback \(most recent call last\):|^\s+at \S+.{0,300}\(.{0,200}\)$|^\s+File ".{1,300}", line \d+/;

/**
 * The line of a message that says what went wrong: its first that is no boilerplate; of a bare trace, the line that names
 * the error. Empty where nothing is said at all.
 */
export function headlineOf(message: string): string {
  const lines = message.split("\n", LINES_READ).map((line) => cleanLine(line).text.trimEnd());
  const said = lines.filter((line) => !isBoilerplate(line) && !TRACE.test(line));
  const first = said[0] ?? "";
  if (!lines.some((line) => TRACE.test(line)) || lines.indexOf(first) < lines.findIndex((line) => TRACE.test(line))) return first.trim();
  return (said.findLast((line) => ERROR_TYPE.test(line)) ?? first).trim();
}
