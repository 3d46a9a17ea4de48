import { type Scan, scansOf } from "./scanners.ts";
import { runsNormally, stepsIn } from "./shell/shell-steps.ts";
import { expectedOf } from "./workflow/expected.ts";
import { ancestorsOf } from "./workflow/job-graph.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";
import { WORKFLOW } from "./workflow/workflow-of.ts";

/** A scan counts where it fails the job, and the first environment waits for that job. */
export const workflowScan = workflowCheck(
  { id: "workflow-scan", title: "Known vulnerabilities stop the release before any environment", weight: 2, critical: true },
  ({ workflow }, { context }) => {
    const first = expectedOf(context).deploying.find(({ id }) => workflow.jobs.has(id))?.id ?? "scan";
    const before = ancestorsOf(workflow.jobs, first);
    const scans = stepsIn(workflow, (id) => before.has(id) || id === "scan")
      .filter(runsNormally)
      .flatMap(scansOf);
    const needed: readonly Scan["of"][] = context.stack === "python-kubernetes" ? ["dependencies", "image"] : ["dependencies"];
    const problems = needed.flatMap((what) => {
      const those = scans.filter((scan) => scan.of === what);
      if (those.some(({ stops }) => stops)) return [];
      return [
        `${WORKFLOW}: ${those[0] ? `${those[0].by} finds holes of the ${what} and does not fail` : `no scanner that we know looks at the ${what}`} before ${first}`,
      ];
    });
    return { problems, evidence: scans.map(({ by, of }) => `${by}: ${of}`).join(", ") };
  },
);
