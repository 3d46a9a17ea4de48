import { type Check, judged, type Package } from "../../check.ts";
import { forStacks } from "../for-stacks.ts";
import { filesUnder } from "../reading/package-files.ts";
import { type Chart, chartOf } from "./chart.ts";

type Rule = Pick<Check, "id" | "title" | "weight" | "critical"> & {
  readonly problems: (chart: Chart, of: Package) => readonly string[];
  readonly evidence: string;
};

/** A check of the chart. */
export const helmCheck = ({ problems, evidence, ...check }: Rule): Check =>
  forStacks(["python-kubernetes"], {
    ...check,
    area: "infrastructure",
    look: (of) =>
      judged(
        problems(chartOf(of), of),
        evidence,
        filesUnder(of, "chart/").map(({ path }) => path),
      ),
  });
