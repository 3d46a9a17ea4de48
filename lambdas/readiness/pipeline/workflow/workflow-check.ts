import { type Check, failed, judged, type Package } from "../../check.ts";
import { type ReadWorkflow, WORKFLOW, workflowOf } from "./workflow-of.ts";

type About = Omit<Check, "area" | "look">;
export type Verdict = {
  readonly problems: readonly string[];
  readonly evidence: string;
  /** What else was looked at. */
  readonly files?: readonly string[];
};

/** A check of the pipeline that reads the workflow; one that cannot be read fails all of them. */
export const workflowCheck = (about: About, verdictOf: (read: ReadWorkflow, of: Package) => Verdict): Check => ({
  ...about,
  area: "pipeline",
  look: (of) => {
    const read = workflowOf(of);
    if ("problem" in read) return failed([read.problem], [WORKFLOW]);
    const { problems, evidence, files = [] } = verdictOf(read, of);
    return judged(problems, evidence, [WORKFLOW, ...files]);
  },
});
