import { Composer, type CST, type Document, LineCounter, Parser } from "yaml";
import type { GeneratedArtifact } from "../../../contract/release.ts";
import type { Problem } from "./file-at.ts";
import { lineIn, type Path } from "./line-in.ts";
import { oddKeyOf } from "./odd-key.ts";

export type YamlFile = {
  readonly value: unknown;
  readonly document: Document;
  /** Line of a key or an entry, from 1; null where there is none. */
  readonly lineOf: (path: Path) => number | null;
  readonly lineAt: (offset: number) => number;
};

/** More aliases than a person writes are a way to make a small file large. */
const MOST_ALIASES = 100;

const READ = new WeakMap<GeneratedArtifact, YamlFile | Problem>();

/** The only document of a file, or what is wrong and where. Never throws; each file is parsed once, however many checks read it. */
export function readYaml(file: GeneratedArtifact): YamlFile | Problem {
  const known = READ.get(file);
  if (known !== undefined) return known;
  const read = readOnce(file);
  READ.set(file, read);
  return read;
}

function readOnce({ path, content }: GeneratedArtifact): YamlFile | Problem {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  try {
    const [document, second] = documentsOf(content, lines);
    const wrong = document?.errors[0];
    if (document === undefined) return { problem: `${path} is empty` };
    if (wrong) return { problem: `${path}:${lineAt(wrong.pos[0])}: ${wrong.message}` };
    if (second) return { problem: `${path} holds more than one document` };
    const odd = oddKeyOf(document);
    if (odd) return { problem: `${path}:${lineAt(odd.offset)}: key ${odd.key} ${odd.why}` };
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value, document, lineAt, lineOf: (place) => lineIn(document, place, lineAt) };
  } catch (error) {
    return { problem: `${path} is not YAML that can be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Without the parser's own list of errors, which takes it minutes for a file of nothing but errors. */
function documentsOf(content: string, lines: LineCounter): Document[] {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false });
  const tokens = new Parser(lines.addNewLine).parse(content);
  return [...composer.compose(untilError(tokens), true, content.length).take(2)];
}

function* untilError(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === "error") return;
  }
}
