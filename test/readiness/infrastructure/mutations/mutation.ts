import type { Stack } from "../../../../lambdas/contract/release.ts";
import type { Package } from "../../../../lambdas/readiness/check.ts";
import { withContent } from "../a-package.ts";

/** One mistake in one file, and the check that is to find it. */
export type Mutation = {
  readonly check: string;
  readonly stack: Stack;
  readonly file: string;
  /** What stands there, and what is put in its place. */
  readonly from: string | RegExp;
  readonly to: string;
  /** What the reason has to name: the file or object, and the field. */
  readonly says: readonly string[];
};

/** The package with the mistake in it. Throws where the file does not hold what is to be changed. */
export const mutated = (of: Package, { file, from, to }: Pick<Mutation, "file" | "from" | "to">): Package =>
  withContent(of, file, (content) => {
    const changed = content.replace(from, () => to);
    if (changed === content) throw new Error(`${file} does not hold ${String(from)}`);
    return changed;
  });
