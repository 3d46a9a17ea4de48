import type * as z from "zod";
import { onlyDocument } from "../../files/only-document.ts";
import type { YamlFormat } from "../../files/yaml-format.ts";
import { fileReader, type Reader } from "./read.ts";
import { against } from "./schema.ts";

/** A YAML file of one document that follows the schema. */
export const yamlFile = <T>(path: string, schema: z.ZodType<T>, format?: YamlFormat): Reader<T> =>
  fileReader(path, (_, file) => {
    const read = onlyDocument(file, format);
    return "problems" in read ? read : against(schema, read.value, path);
  });
