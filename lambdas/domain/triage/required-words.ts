/** Words of which every text that a pattern matches holds at least one, in lower case; null where none can be told. */
export type Required = readonly string[] | null;

/** Words that are in every other line of a log: they sift nothing. */
const COMMON = new Set([
  "test",
  "tests",
  "type",
  "types",
  "file",
  "files",
  "build",
  "package",
  "version",
  "config",
  "name",
  "path",
  "option",
  "http",
  "module",
  "depend",
  "command",
  "image",
  "server",
  "script",
  "docker",
  "check",
  "the ",
  "run",
  "ing",
  "java",
  "action",
]);
const SHORTEST = 2.5;
const UNBOUNDED = Number.POSITIVE_INFINITY;

/**
 * The words that a pattern cannot do without. They let a scanner pass over the lines that no pattern can match. Knows the
 * syntax that the rules use; what it does not know makes it give up (null), never guess.
 */
export function requiredWords(pattern: RegExp): Required {
  const reader = { source: pattern.source, at: 0 };
  const required = alternatives(reader);
  return reader.at === reader.source.length ? required : null;
}

type Reader = { readonly source: string; at: number };
type Atom =
  | { readonly kind: "char"; readonly char: string }
  | { readonly kind: "group"; readonly required: Required }
  | { readonly kind: "other" | "nothing" };
type Times = { readonly min: number; readonly max: number };

function alternatives(reader: Reader): Required {
  let all: string[] | null = [];
  do {
    if (reader.source[reader.at] === "|") reader.at += 1;
    const one = sequence(reader);
    all = all === null || one === null ? null : [...all, ...one];
  } while (reader.source[reader.at] === "|");
  return all === null ? null : [...new Set(all)];
}

function sequence(reader: Reader): Required {
  const candidates: (readonly string[])[] = [];
  let run = "";
  const close = (next = "") => {
    if (run !== "") candidates.push([run]);
    run = next;
  };
  while (reader.at < reader.source.length && reader.source[reader.at] !== "|" && reader.source[reader.at] !== ")") {
    const atom = readAtom(reader);
    const { min, max } = readTimes(reader);
    if (atom.kind === "nothing") continue;
    if (atom.kind === "char") {
      run += atom.char.repeat(Math.min(min, 20));
      if (max > min) close(min > 0 ? atom.char : "");
      continue;
    }
    close();
    if (atom.kind === "group" && atom.required !== null && min > 0) candidates.push(atom.required);
  }
  close();
  return best(candidates);
}

function best(candidates: readonly (readonly string[])[]): Required {
  const scored = candidates.map((words) => ({ words, score: Math.min(...words.map(weightOf)) - words.length / 100 }));
  const [first] = scored.toSorted((left, right) => right.score - left.score);
  return first === undefined || first.score < SHORTEST ? null : first.words;
}

/** How much a word sifts: its letters, less where it is common, more where it is no ASCII. */
function weightOf(word: string): number {
  if (COMMON.has(word)) return SHORTEST + 0.5;
  const spaces = word.length - word.replaceAll(" ", "").length;
  const isForeign = [...word].some((char) => char.charCodeAt(0) > 127);
  return word.length - spaces * 0.8 + (isForeign ? 4 : 0);
}

function readAtom(reader: Reader): Atom {
  const char = reader.source[reader.at] ?? "";
  reader.at += 1;
  if (char === "(") return readGroup(reader);
  if (char === "[") return readClass(reader);
  if (char === "\\") return readEscape(reader);
  if (char === "^" || char === "$") return { kind: "nothing" };
  return char === "." ? { kind: "other" } : { kind: "char", char: char.toLowerCase() };
}

function readGroup(reader: Reader): Atom {
  const [opening = ""] = /^\?(?::|<?[=!]|<\w+>)/.exec(reader.source.slice(reader.at, reader.at + 40)) ?? [];
  reader.at += opening.length;
  const required = alternatives(reader);
  reader.at += 1;
  return /^\?<?[=!]/.test(opening) ? { kind: "nothing" } : { kind: "group", required };
}

function readClass(reader: Reader): Atom {
  const end = /^\^?\]?(?:\\.|[^\]\\])*\]/.exec(reader.source.slice(reader.at))?.[0] ?? "";
  reader.at += end.length;
  const body = end.slice(0, -1).toLowerCase();
  const [char = ""] = body;
  return /^[a-z]+$/.test(body) && new Set(body).size === 1 ? { kind: "char", char } : { kind: "other" };
}

function readEscape(reader: Reader): Atom {
  const char = reader.source[reader.at] ?? "";
  reader.at += 1;
  if (char === "b" || char === "B") return { kind: "nothing" };
  return /[a-zA-Z0-9]/.test(char) ? { kind: "other" } : { kind: "char", char };
}

function readTimes(reader: Reader): Times {
  const [text = "", min, comma, max] = /^(?:[?*+]|\{(\d+)(,?)(\d*)\})\??/.exec(reader.source.slice(reader.at, reader.at + 20)) ?? [];
  reader.at += text.length;
  if (text === "") return { min: 1, max: 1 };
  if (min === undefined) return { min: text.startsWith("+") ? 1 : 0, max: text.startsWith("?") ? 1 : UNBOUNDED };
  return { min: Number(min), max: comma === "" ? Number(min) : max === "" ? UNBOUNDED : Number(max) };
}
