import { type Document, isCollection, isScalar, parseAllDocuments, visit } from "yaml";
import { attempt } from "./in-time.ts";

/** Documents that hold something, and what is wrong with the text. A document with an error is left out. */
export type ReadYaml = { readonly values: readonly unknown[]; readonly problems: readonly string[] };

/** More aliases than anybody writes; fewer than it takes to blow up a file of a few kilobytes. */
const MOST_ALIASES = 100;

type Options = {
  /** Where a format turns its own tags into something else. */
  readonly prepare?: (document: Document) => void;
  /** Whether a key may stand twice. */
  readonly repeats?: boolean;
};

/** Nobody nests deeper by hand, and a value that holds itself has no end. */
const MOST_LEVELS = 100;

/** Reads YAML by anybody. Keys that stand twice and tags that nobody knows are problems. It never throws, and ends in time. */
export function readYaml(text: string, options: Options = {}): ReadYaml {
  const read = attempt(() => documentsOf(text, options));
  return "problem" in read ? { values: [], problems: [`is no YAML: ${read.problem}`] } : read.value;
}

function documentsOf(text: string, { prepare, repeats = false }: Options): ReadYaml {
  const documents = parseAllDocuments(text, { uniqueKeys: false, merge: true, prettyErrors: true, logLevel: "silent" });
  const read = documents.map((document) => {
    prepare?.(document);
    const problems = [...problemsOf(document), ...(repeats ? [] : repeatedKeys(document))];
    const value: unknown = problems.length === 0 ? document.toJS({ maxAliasCount: MOST_ALIASES }) : null;
    return isDeeper(value, MOST_LEVELS) ? { value: null, problems: [`is deeper than ${MOST_LEVELS} levels`] } : { value, problems };
  });
  const values = read.map(({ value }) => value).filter((value) => value !== null && value !== undefined);
  return { values, problems: read.flatMap(({ problems }) => problems) };
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === "object" && value !== null && (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

const problemsOf = (document: Document): string[] => [
  ...document.errors.map(({ message }) => `is no YAML: ${message.split("\n")[0] ?? ""}`),
  ...unknownTags(document),
];

function unknownTags(document: Document): string[] {
  const tags = new Set<string>();
  visit(document, {
    Node: (_, node) => {
      if ((isScalar(node) || isCollection(node)) && node.tag?.startsWith("!")) tags.add(node.tag);
    },
  });
  return [...tags].map((tag) => `has the unknown tag ${tag}`);
}

function repeatedKeys(document: Document): string[] {
  const repeated: string[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name) && name !== "<<") repeated.push(`has the key ${name} twice`);
        seen.add(name);
      }
    },
  });
  return repeated.slice(0, 10);
}
