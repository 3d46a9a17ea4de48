import { isScalar, LineCounter, parseAllDocuments, type Tags, visit } from "yaml";
import type * as z from "zod";
import { fileReader, type Read, type Reader } from "./read.ts";
import { against } from "./schema.ts";

/** More aliases than a person writes: those of a bomb, which unfold to gigabytes. */
const MOST_ALIASES = 50;

/** A YAML file of one document that follows the schema. No key may be there twice. */
export const yamlFile = <T>(path: string, schema: z.ZodType<T>, customTags: Tags = []): Reader<T> =>
  fileReader(path, (text) => {
    const read = parseYaml(text, path, customTags);
    if ("problems" in read) return read;
    return read.value.length === 1
      ? against(schema, read.value[0], path)
      : { problems: [`${path} holds ${read.value.length} documents, expected one`] };
  });

/** The documents of a text. Pretty errors are off: they take minutes where there are many. */
export function parseYaml(text: string, path: string, customTags: Tags = []): Read<unknown[]> {
  const lines = new LineCounter();
  try {
    // The library looks for double keys in quadratic time, so it is done below.
    const found = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent", lineCounter: lines, customTags });
    const documents = Array.isArray(found) ? found : [];
    const errors = documents.flatMap((document) => document.errors);
    if (errors.length > 0) return { problems: errors.map(({ pos, message }) => `${path}: line ${lines.linePos(pos[0]).line}: ${message}`) };
    const doubles = documents.flatMap((document) => doubleKeys(document));
    if (doubles.length > 0)
      return { problems: doubles.map(({ key, at }) => `${path}: line ${lines.linePos(at).line}: ${key} is there twice`) };
    return { value: documents.map((document): unknown => document.toJS({ maxAliasCount: MOST_ALIASES })) };
  } catch (error) {
    return { problems: [`${path} cannot be read: ${error instanceof Error ? error.message : "it does not parse"}`] };
  }
}

function doubleKeys(document: Parameters<typeof visit>[0]) {
  const doubles: { key: string; at: number }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const keys = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (keys.has(name)) doubles.push({ key: name, at: key.range?.[0] ?? 0 });
        keys.add(name);
      }
    },
  });
  return doubles;
}
