import * as z from "zod";

/** Building blocks that several shapes share. */
export const Instant = z.iso.datetime().meta({ description: "ISO 8601, UTC" });

export const RepoName = z
  .string()
  .max(140, "at most 140 characters")
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}\/(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/, "expected owner/name")
  .meta({ description: "owner/name" });

export const Ref = z
  .string()
  .min(1, "must not be empty")
  .max(255, "at most 255 characters")
  .regex(/^[^\s~^:?*[\\\p{Cc}]+$/u, "is no git ref")
  .meta({ description: "Branch or tag", examples: ["main"] });

export const Commit = z
  .string()
  .regex(/^[0-9a-f]{7,40}$/, "expected 7 to 40 hexadecimal digits, lower case")
  .meta({ description: "Commit SHA, 7 to 40 lower-case hexadecimal digits" });

export const Ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, "is no id");

/** Repeats what a generator draws. */
export const Seed = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31)
  .default(1);

export const Limit = z.coerce.number().int("expected a whole number").min(1, "at least 1").max(100, "at most 100").default(50);
export const Cursor = z.string().max(2048, "at most 2048 characters").meta({ description: "`nextCursor` of the page before" });

/** One page of a list, newest first. `nextCursor` is null on the last page; a filtered page may be short. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
