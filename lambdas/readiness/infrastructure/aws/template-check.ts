import type { Stack } from "../../../contract/release.ts";
import { type Check, judged, type Package } from "../../check.ts";
import { forStacks } from "../for-stacks.ts";
import { TEMPLATE, type Template, templateOf } from "./template.ts";

type Rule = Pick<Check, "id" | "title" | "weight" | "critical"> & {
  readonly stacks: readonly Stack[];
  readonly problems: (template: Template, of: Package) => readonly string[];
  readonly evidence: string;
  /** What it looks at beside the template. */
  readonly beside?: (of: Package) => readonly string[];
};

export const ON_AWS: readonly Stack[] = ["node-lambda", "static-site"];

/** A check of the template. One that cannot be read fails all of them. */
export const templateCheck = ({ stacks, problems, evidence, beside = () => [], ...check }: Rule): Check =>
  forStacks(stacks, {
    ...check,
    area: "infrastructure",
    look: (of) => {
      const template = templateOf(of);
      return judged(template.problems.length > 0 ? template.problems : problems(template, of), evidence, [TEMPLATE, ...beside(of)]);
    },
  });
