import type { Stack } from "../../contract/release.ts";
import { type Check, notApplicable } from "../check.ts";

/** The check, for packages of these stacks; for others it says that it does not apply. */
export const forStacks = (stacks: readonly Stack[], check: Check): Check => ({
  ...check,
  look: (of) =>
    stacks.includes(of.context.stack)
      ? check.look(of)
      : notApplicable(`only for ${stacks.join(" and ")}; this package is for ${of.context.stack}`),
});
