import type * as z from "zod";
import { fileReader, type Read, type Reader } from "./read.ts";
import { against } from "./schema.ts";

/** A JSON file that follows the schema. */
export const jsonFile = <T>(path: string, schema: z.ZodType<T>): Reader<T> => fileReader(path, (text) => parseJson(text, schema, path));

/** A text that is JSON and follows the schema; `where` begins its problems. */
export function parseJson<T>(text: string, schema: z.ZodType<T>, where: string): Read<T> {
  try {
    return against(schema, JSON.parse(text), where);
  } catch (error) {
    return { problems: [`${where} is not JSON: ${error instanceof Error ? error.message : "it does not parse"}`] };
  }
}
