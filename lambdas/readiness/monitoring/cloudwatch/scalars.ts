import * as z from "zod";
import type { Template } from "./template-file.ts";

/** CloudFormation takes numbers and truth as text too. */
export const Numeric = z.union(
  [
    z.number(),
    z
      .string()
      .regex(/^-?\d+(?:\.\d+)?$/)
      .transform(Number),
  ],
  "expected a number",
);
export const Whole = Numeric.refine((value) => Number.isInteger(value) && value > 0, "expected a whole number above 0");
export const Truth = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")], "expected true or false");

const Ref = z.strictObject({ Ref: z.string() });

/** Properties with a parameter's default in the parameter's place, where it has one. */
export const withDefaults = (properties: Readonly<Record<string, unknown>>, { Parameters }: Template): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, Parameters[Ref.safeParse(value).data?.Ref ?? ""]?.Default ?? value]),
  );
