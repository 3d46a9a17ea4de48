import * as z from "zod";
import { kindOf } from "./kinds.ts";
import type { Manifest } from "./manifests.ts";
import { traceReads } from "./trace-reads.ts";

/** As the validators throw it. */
const Refusal = z.object({ errors: z.array(z.object({ instancePath: z.string(), message: z.string().optional() })) });

/** What a manifest's schema has against it, with fields that the schema does not have: the API server drops those, or refuses them. */
export function schemaProblems({ where, apiVersion, kind, value }: Manifest): string[] {
  const known = kindOf(apiVersion, kind);
  if (known === null) return [`${where}: ${apiVersion} ${kind} is no kind that can be checked here`];
  const { traced, unread } = traceReads(value);
  const errors = errorsOf(() => Reflect.apply(known.prototype.validate, traced, []));
  return [...errors, ...unread().map((path) => `${path} is no field of a ${kind}`)].map((problem) => `${where}: ${problem}`);
}

function errorsOf(validate: () => void): string[] {
  try {
    validate();
    return [];
  } catch (error) {
    const refusal = Refusal.safeParse(error);
    if (!refusal.success) throw error;
    return refusal.data.errors.map(({ instancePath, message }) => `${instancePath.slice(1).replaceAll("/", ".")} ${message ?? "is wrong"}`);
  }
}
