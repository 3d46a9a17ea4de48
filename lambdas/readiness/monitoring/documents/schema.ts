import type * as z from "zod";
import type { Read } from "./read.ts";

/** The value as the schema has it, or where it differs: `monitoring/rules.yml: groups.0.name: ...`. */
export function against<T>(schema: z.ZodType<T>, value: unknown, path: string): Read<T> {
  const { success, data, error } = schema.safeParse(value);
  return success ? { value: data } : { problems: error.issues.map((issue) => problem(issue, path)) };
}

const problem = ({ path, message }: { path: PropertyKey[]; message: string }, file: string) =>
  path.length === 0 ? `${file}: ${message}` : `${file}: ${path.join(".")}: ${message}`;
