import { MAX_NAMES, nameSet, type Reader } from "./reader.ts";

const SESSION = /^=+ test session starts =+$/;
const SECTION = /^=+ (FAILURES|ERRORS|RERUNS|short test summary info|warnings summary|[\w ]{3,60}) =+$/;
const SUMMARY = /^(?:FAILED|ERROR) ((?:[^\s:]|:(?!:)){1,300}\.pyx?(?:(?:::| - ).{1,400})?|\S{1,300}::\S.{0,400})$/;
const VERBOSE =
  /^(?:\[gw\d+\]\s+(?:\[\s*\d+%\]\s+)?)?(?:(\S{1,300}::.{1,400}?)(?: <- \S{1,300})? (?:FAILED|ERROR)(?:\s+\[\s*\d+%\])?|(?:FAILED|ERROR) (\S{1,300}::.{1,400}?))\s*$/;
/** A heading too wide for its line has but one dash on either side. */
const HEADER = /^_{1,200} (?:(?:ERROR|FAILURE) (?:at \w{1,20} of |collecting )|\[doctest\] )?([^\s_].{0,300}?|_[^\s_].{0,300}?) _{1,200}$/;
/** Where a report stands: the module of the test's own object, or the first frame in a file of tests. */
const OWNER = /^self = <((?:[\w]{1,80}\.){1,12})\w{1,80} testMethod=/;
const LOCATION = /^((?!.{0,300}site-packages)(?:[^\s:]{1,300}\/)?(?:test_[^\s:/]{0,200}|[^\s:/]{1,200}_test|tests?)\.pyx?):\d+:/;
const END = /^=+ .{0,200}\b(?:failed|passed|errors?|no tests ran)\b.{0,200} =+$/;

/** pytest: its short summary where it prints one, else the verbose lines, else the headings of its reports. */
export function readPytest(): Reader {
  const done = nameSet();
  let session = newSession();

  const close = () => {
    for (const name of bestOf(session)) done.add(name);
    session = newSession();
  };
  const feed = (text: string) => {
    if (SESSION.test(text)) close();
    else readLine(session, text);
  };
  return { feed, names: () => [...new Set([...done.list(), ...bestOf(session)])] };
}

type Session = { section: string; summary: string[]; verbose: string[]; headed: { name: string; file: string | null }[] };

const newSession = (): Session => ({ section: "", summary: [], verbose: [], headed: [] });

function bestOf({ summary, verbose, headed }: Session): readonly string[] {
  if (summary.length > 0) return summary;
  return verbose.length >= headed.length ? verbose : headed.map(({ name, file }) => (file ? `${file}::${name}` : name));
}

function readLine(session: Session, text: string): void {
  const first = text.charCodeAt(0);
  if (first === 61) readHeading(session, text);
  else if (first === 95) readHeader(session, text);
  else readBody(session, text);
}

function readBody(session: Session, text: string): void {
  readSummary(session, text);
  const verbose = VERBOSE.exec(text);
  if (verbose && session.section === "" && session.verbose.length < MAX_NAMES)
    session.verbose.push((verbose[1] ?? verbose[2] ?? "").trim());
  const last = session.headed.at(-1);
  if (last && last.file === null && isReport(session)) last.file = placeOf(text);
}

function placeOf(text: string): string | null {
  const [, module] = OWNER.exec(text) ?? [];
  return module === undefined ? (LOCATION.exec(text)?.[1] ?? null) : `${module.slice(0, -1).replaceAll(".", "/")}.py`;
}

const isReport = ({ section }: Session) => section === "FAILURES" || section === "ERRORS";

function readHeading(session: Session, text: string): void {
  if (END.test(text)) session.section = "end";
  else session.section = SECTION.exec(text)?.[1] ?? session.section;
}

function readHeader(session: Session, text: string): void {
  const [, name] = HEADER.exec(text) ?? [];
  if (name === undefined || !isReport(session) || session.headed.length >= MAX_NAMES) return;
  const isFile = name.endsWith(".py") || name.includes("::");
  session.headed.push({ name, file: isFile || text.includes("[doctest]") ? "" : null });
}

function readSummary(session: Session, text: string): void {
  const [, rest] = SUMMARY.exec(text) ?? [];
  if (rest === undefined || (session.section === "" && !text.startsWith("FAILED "))) return;
  if (session.summary.length < MAX_NAMES) session.summary.push(withoutReason(rest));
}

/** `path::test[a - b] - AssertionError: ...`: the reason begins after the name's closing bracket. */
function withoutReason(rest: string): string {
  const bracket = rest.indexOf("[");
  const dash = rest.indexOf(" - ");
  if (dash < 0) return rest.trim();
  const closing = bracket >= 0 && bracket < dash ? rest.indexOf("] - ") : -1;
  return (closing >= 0 ? rest.slice(0, closing + 1) : rest.slice(0, dash)).trim();
}
