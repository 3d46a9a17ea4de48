import { isBoilerplate } from "../triage/boilerplate.ts";
import { cleanLine } from "../triage/clean-line.ts";

const LINES_READ = 400;
/** A line at the margin of a trace that names the error. */
const ERROR_LINE =
  /^(?:E {3,7})?(?:Caused by: )?((?:[A-Za-z_][\w$]{0,80}[.:]{1,2}){0,10}[A-Z]\w{0,80}(?:Error|Exception|Failure|Fault|Interrupt|Timeout))\b(?::|$|\s)/;
/** The same where a logger writes the trace, its own words before each line. */
const LOGGED_ERROR = /^\d{0,9} ?(?:TRACE|ERROR) \S{1,100} ((?:[A-Za-z_]\w{0,80}\.){0,10}[A-Z]\w{2,80}):? /;
const TRACE = /^Traceback \(most recent call last\):|^\s+at \S.{0,300}\(.{0,200}\)$|^\s+File ".{1,300}", line \d+/;

/**
 * The line of a message that says what went wrong: its first that is no boilerplate; of a bare trace, the line that names
 * the error. Empty where nothing is said at all.
 */
export function headlineOf(message: string): string {
  const lines = linesOf(message);
  const said = lines.filter((line) => !isBoilerplate(line) && !TRACE.test(line));
  const first = said[0] ?? "";
  const trace = lines.findIndex((line) => TRACE.test(line));
  if (trace < 0 || (first !== "" && lines.indexOf(first) < trace)) return first.trim();
  return (said.findLast((line) => ERROR_LINE.test(line)) ?? first).trim();
}

/** The type of the error at the bottom of a message's trace, which its headline may keep to itself; null without one. */
export function errorTypeOf(message: string): string | null {
  const types = linesOf(message).map((line) => (ERROR_LINE.exec(line) ?? LOGGED_ERROR.exec(`${line} `))?.[1]);
  const type = types.findLast((found) => found !== undefined && found !== "Traceback");
  return type === undefined ? null : type.slice(type.lastIndexOf(".") + 1);
}

const linesOf = (message: string) => message.split("\n", LINES_READ).map((line) => cleanLine(line).text.trimEnd());
