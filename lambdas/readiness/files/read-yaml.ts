import { Composer, type CST, type Document, LineCounter, Parser } from "yaml";
import { attempt } from "./in-time.ts";
import { lineIn, type Path } from "./line-in.ts";
import { problemsIn } from "./problems-in.ts";
import { PLAIN, type YamlFormat } from "./yaml-format.ts";
import type { YamlProblem } from "./yaml-problem.ts";

export type YamlDocument = {
  readonly value: unknown;
  readonly document: Document;
  /** Line of a key or an entry, from 1; null where there is none. */
  readonly lineOf: (path: Path) => number | null;
  readonly lineAt: (offset: number) => number;
};

/** The documents of a file that are right, and what is wrong with the others. */
export type ReadYaml = { readonly documents: readonly YamlDocument[]; readonly problems: readonly YamlProblem[] };

type File = { readonly content: string };

/** More aliases than a person writes are a way to make a small file large. */
const MOST_ALIASES = 100;

/** Nobody nests deeper by hand, and a value that holds itself has no end. */
const MOST_LEVELS = 100;

const READ = new WeakMap<YamlFormat, WeakMap<File, ReadYaml>>();

/** Reads YAML by anybody. It never throws, and ends in time; a file is parsed once a format, however many checks read it. */
export function readYaml(file: File, format: YamlFormat = PLAIN): ReadYaml {
  const known = READ.get(format) ?? new WeakMap<File, ReadYaml>();
  READ.set(format, known);
  const read = known.get(file) ?? readOnce(file, format);
  known.set(file, read);
  return read;
}

function readOnce({ content }: File, format: YamlFormat): ReadYaml {
  const read = attempt(() => documentsOf(content, format));
  return "problem" in read
    ? { documents: [], problems: [{ line: null, why: `is no YAML that can be read: ${read.problem}` }] }
    : read.value;
}

function documentsOf(content: string, format: YamlFormat): ReadYaml {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const documents: YamlDocument[] = [];
  const problems: YamlProblem[] = [];
  for (const document of parsed(content, format, lines)) {
    format.prepare?.(document);
    const odd = problemsIn(document, format).map(({ offset, why }) => ({ line: lineAt(offset), why }));
    const value: unknown = odd.length === 0 ? document.toJS({ maxAliasCount: MOST_ALIASES }) : null;
    const deep = isDeeper(value, MOST_LEVELS) ? [{ line: null, why: `is deeper than ${MOST_LEVELS} levels` }] : [];
    problems.push(...odd, ...deep);
    if (odd.length + deep.length === 0) documents.push({ value, document, lineAt, lineOf: (path) => lineIn(document, path, lineAt) });
  }
  return { documents, problems };
}

/** Up to the first error, and by the parser's parts: all of it makes its errors pretty, which takes minutes where there are many. */
function parsed(content: string, { merge = false }: YamlFormat, lines: LineCounter): Iterable<Document> {
  const composer = new Composer({ uniqueKeys: false, merge, logLevel: "silent" });
  return composer.compose(untilError(new Parser(lines.addNewLine).parse(content)), true, content.length);
}

function* untilError(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === "error") return;
  }
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" && value !== null && (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));
