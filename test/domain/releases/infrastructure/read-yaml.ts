import { parseAllDocuments } from "yaml";
import * as z from "zod";

const Document = z.record(z.string(), z.any());

/** The documents of a text; an error of syntax throws. */
export function readYaml(text: string): z.infer<typeof Document>[] {
  return parseAllDocuments(text).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return Document.parse(document.toJSON());
  });
}
