import { SaxesParser } from "saxes";
import { LongRunTrimmer } from "./long-run-trimmer.ts";
import type { ReportLimits } from "./report-limits.ts";
import type { ReportWarnings } from "./report-warnings.ts";
import { UnreadableReport } from "./unreadable-report.ts";

export type XmlEvents = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: () => void;
};

/** In characters: the parser quotes names, and a name may be as long as the report. */
const MAX_REASON = 300;

/** XML 1.1 differs in what no report needs. */
const OPTIONS = { xmlns: false, defaultXMLVersion: "1.0", forceXMLVersion: true } as const;

/** XML's own five, and no prototype behind them. Nothing else is ever resolved. */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What tools get wrong though it can be read. */
const TOLERATED = new Map([
  ["malformed character entity.", "references to characters that XML forbids were left as they are"],
  ["undefined entity.", "references to unknown entities were left as they are"],
  ["malformed comment.", "a comment holds two dashes"],
  ['the string "]]>" is disallowed in char data.', '"]]>" stands in a text'],
  ["the XML declaration must appear at the start of the document.", "something stands before the XML declaration"],
  ["an XML declaration must be at the start of the document.", "something stands before the XML declaration"],
]);

/**
 * Parse XML as it arrives. No entity is resolved, nothing outside is read. Throws `UnreadableReport` with line and column
 * for what is not well-formed, cut off, nested too deeply or declares entities.
 */
export async function readXml(
  chunks: AsyncIterable<string>,
  events: XmlEvents,
  limits: ReportLimits,
  warnings: ReportWarnings,
): Promise<void> {
  const parser = new SaxesParser(OPTIONS);
  parser.ENTITIES = Object.assign(Object.create(null), ENTITIES);
  const trimmer = new LongRunTrimmer(limits.maxRun);
  const open: string[] = [];
  const refuse = (why: string): never => {
    throw new UnreadableReport(`line ${parser.line + trimmer.droppedLines}, column ${parser.column}: ${why}`);
  };

  parser.on("doctype", (doctype) => {
    if (/<!ENTITY/i.test(doctype)) refuse("the report has a DOCTYPE that declares entities, which are never resolved");
    warnings.add("the report has a DOCTYPE, which was ignored");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.push(name) > limits.maxDepth) refuse(`elements are nested more than ${limits.maxDepth} deep`);
    events.open(name, attributes);
  });
  parser.on("closetag", () => {
    open.pop();
    events.close();
  });
  parser.on("text", events.text);
  parser.on("cdata", events.text);
  parser.on("error", ({ message }) => {
    const what = message.replace(/^\d+:\d+: /, "");
    const warning = TOLERATED.get(what) ?? (what.startsWith("duplicate attribute") ? "an attribute stands twice in one element" : null);
    if (warning === null) refuse(inWords(what, open.at(-1)).slice(0, MAX_REASON));
    else warnings.add(warning);
  });

  let replaced = 0;
  for await (const chunk of chunks) {
    const text = chunk.replaceAll(FORBIDDEN, (character) => {
      replaced += 1;
      return pictureOf(character);
    });
    parser.write(trimmer.write(text));
  }
  parser.write(trimmer.end()).close();
  if (replaced > 0) warnings.add("characters that XML forbids were replaced", replaced);
}

function inWords(what: string, innermost: string | undefined): string {
  if (what === "document must contain a root element.") return "the report is empty: it has no element";
  if (what.startsWith("unclosed tag") || what === "unexpected end.")
    return `the report is cut off${innermost ? ` inside <${innermost}>` : ""}`;
  return `not well-formed XML: ${what.replace(/\.$/, "")}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about.
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Unicode has pictures of control characters, which terminals write and XML forbids. */
function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\uFFFD";
}
