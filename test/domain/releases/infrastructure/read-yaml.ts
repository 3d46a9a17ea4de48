import { createRequire } from "node:module";
import * as z from "zod";

/** The parser that aws-cdk-lib brings along. */
const { parseAllDocuments } = createRequire(createRequire(import.meta.url).resolve("aws-cdk-lib"))("yaml");

const Document = z.record(z.string(), z.any());

/** The documents of a text; an error of syntax throws. */
export function readYaml(text: string): z.infer<typeof Document>[] {
  return parseAllDocuments(text).map((document: { errors: Error[]; toJSON: () => unknown }) => {
    if (document.errors[0]) throw document.errors[0];
    return Document.parse(document.toJSON());
  });
}
