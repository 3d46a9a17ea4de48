const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
const TERMINAL = new RegExp(
  `${ESC}(?:\\[[0-9;:?]{0,40}[ -/]?[@-~]|\\][^${BEL}${ESC}]{0,300}(?:${BEL}|${ESC}\\\\)?|[()][A-Z0-9]|[@-Z\\\\^_=>78])`,
  "g",
);

/** Longer lines are cut where they are shown. */
export const SHOWN_CHARS = 4_000;

/** A log read so far: whole lines, and the begun one that further bytes may go on. */
export type LogText = { readonly lines: readonly string[]; readonly rest: string };

export const EMPTY_LOG: LogText = { lines: [], rest: "" };

/** The log with more text at its end. Lines are counted as triage counts them: by line feeds alone. */
export function appendLog({ lines, rest }: LogText, text: string): LogText {
  const parts = (rest + text).split("\n");
  return { rest: parts.pop() ?? "", lines: lines.concat(parts) };
}

/** All lines, the begun one too. */
export const allLines = ({ lines, rest }: LogText): readonly string[] => (rest === "" ? lines : [...lines, rest]);

/** A line as a terminal would leave it: without colours, and after its last carriage return. */
export function shownLine(line: string): string {
  const seen = line.includes("\r") ? (line.split("\r").findLast((part) => part.trim() !== "") ?? "") : line;
  const bare = seen.includes(ESC) ? seen.replace(TERMINAL, "") : seen;
  return bare.length > SHOWN_CHARS ? `${bare.slice(0, SHOWN_CHARS)}… (${bare.length - SHOWN_CHARS} more characters)` : bare;
}

/** Indexes of the lines that hold the words, whatever their case; none for no words. */
export function findLines(lines: readonly string[], words: string): readonly number[] {
  const wanted = words.toLowerCase();
  if (wanted === "") return [];
  return lines.flatMap((line, index) => (line.toLowerCase().includes(wanted) ? [index] : []));
}

/** A line in pieces, `hit` where it holds the words. */
export function splitHits(line: string, words: string): readonly { readonly text: string; readonly hit: boolean }[] {
  if (words === "") return [{ text: line, hit: false }];
  const [lower, wanted] = [line.toLowerCase(), words.toLowerCase()];
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (let found = lower.indexOf(wanted); found >= 0; found = lower.indexOf(wanted, at)) {
    if (found > at) pieces.push({ text: line.slice(at, found), hit: false });
    pieces.push({ text: line.slice(found, found + wanted.length), hit: true });
    at = found + wanted.length;
  }
  if (at < line.length) pieces.push({ text: line.slice(at), hit: false });
  return pieces;
}
