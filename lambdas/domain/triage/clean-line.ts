/** Longer lines are cut before anything looks at them: minified code and base64 tell nothing, and patterns stay fast. */
export const MATCHED_CHARS = 4_000;

const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
const BOM = String.fromCharCode(0xfeff);
const ANSI = new RegExp(
  `${ESC}(?:\\[[0-9;:?]{0,40}[ -/]?[@-~]|\\][^${BEL}${ESC}]{0,300}(?:${BEL}|${ESC}\\\\)?|[()][A-Z0-9]|[@-Z\\\\^_=>78])`,
  "g",
);
const SCRIPT_ECHO = new RegExp(`^${ESC}\\[36;1m`);
const PREFIXES: readonly RegExp[] = [
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?(?: UTC)?:?\s?/,
  /^\[(?:task|taskcluster)\s\d{4}-\d\d-\d\d[T ][\d:.]{5,18}Z?\]\s?/,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?\s(?=\S|\s)/,
  /^\[\d{1,3}m\d{1,2}s\]\s/,
];
const LEVEL = /^\s*(?:INFO|WARNING|ERROR|CRITICAL|DEBUG)\s{1,3}-\s(?:\s*PID \d{1,9} \| )?\s*/;
const ASIDE_MARKER = /^(?:##\[(?:warning|debug|notice)\]|::(?:warning|debug|notice)\b[^:]{0,300}::)/;
const ECHO_MARKER = /^(?:##\[(?:command|group|endgroup|section)\]|::(?:group|endgroup)::|\[command\]|\$ |\++ (?=\S)|travis_(?:fold|time):)/;
const ERROR_MARKER = /^(?:##\[error\]|::error\b[^:]{0,300}::|\[[a-z]{1,20}:error\] ?)/;

/**
 * `error`: the CI system itself marked the line. `aside`: a warning or a note. `echo`: a command that is shown, not
 * what it printed. `group`: an echo whose text names the step that begins.
 */
export type LineKind = "plain" | "error" | "aside" | "echo" | "group";
export type CleanLine = { readonly text: string; readonly kind: LineKind };

/** A log line as people read it: without colours, timestamps and markers of the CI system. */
export function cleanLine(raw: string): CleanLine {
  const { text, echoed } = withoutColours(raw);
  const bare = withoutTimestamps(text);
  if (echoed) return { text: bare, kind: "echo" };
  const first = bare.charCodeAt(0);
  // Every marker begins with one of # : [ $ + t; asking that first keeps two million lines cheap.
  if (first !== 35 && first !== 58 && first !== 91 && first !== 36 && first !== 43 && first !== 116) return { text: bare, kind: "plain" };
  return withoutMarker(bare);
}

function withoutMarker(text: string): CleanLine {
  if (text.startsWith("##[group]")) return { text: text.slice(9), kind: "group" };
  if (text.startsWith("::group::")) return { text: text.slice(9), kind: "group" };
  if (ECHO_MARKER.test(text)) return { text, kind: "echo" };
  if (ASIDE_MARKER.test(text)) return { text: text.replace(ASIDE_MARKER, ""), kind: "aside" };
  if (ERROR_MARKER.test(text)) return { text: withoutTimestamps(text.replace(ERROR_MARKER, "")), kind: "error" };
  return { text, kind: "plain" };
}

function withoutColours(raw: string): { text: string; echoed: boolean } {
  let text = raw.length > MATCHED_CHARS ? raw.slice(0, MATCHED_CHARS) : raw;
  if (text.startsWith(BOM)) text = text.slice(1);
  if (text.includes("\r")) text = lastSegment(text);
  if (!text.includes(ESC)) return { text, echoed: false };
  const echoed = SCRIPT_ECHO.test(withoutTimestamps(text));
  return { text: text.replace(ANSI, ""), echoed };
}

/** A progress bar overwrites itself with carriage returns; what it ended with is what was seen. */
function lastSegment(text: string): string {
  return text.split("\r").findLast((part) => part.trim() !== "") ?? "";
}

function withoutTimestamps(text: string): string {
  let rest = text;
  let stamped = false;
  for (const prefix of PREFIXES) {
    const first = rest.charCodeAt(0);
    if (first !== 91 && (first < 48 || first > 57)) break;
    const [found] = prefix.exec(rest) ?? [];
    if (found === undefined) continue;
    rest = rest.slice(found.length);
    stamped = true;
  }
  return stamped && rest.charCodeAt(0) <= 87 ? rest.replace(LEVEL, "") : rest;
}
