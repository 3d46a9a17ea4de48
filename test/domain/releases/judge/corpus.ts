import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { ROOT } from "../../../support/source-tree.ts";

const FOLDER = join(ROOT, "..", "shared", "corpora", "delivery");

/** The cases that Kayenta's or Keptn's own specs have, and a title's ending that says in plain words why they are skipped. */
export function corpusOf<T>(name: string, schema: z.ZodType<T>): { cases: readonly T[]; absent: string } {
  const path = join(FOLDER, `${name}.json`);
  if (!existsSync(path)) return { cases: [], absent: ` (skipped: ../shared/corpora/delivery/${name}.json is not here)` };
  const { cases } = z.object({ cases: z.array(schema) }).parse(JSON.parse(readFileSync(path, "utf8")));
  return { cases, absent: "" };
}
