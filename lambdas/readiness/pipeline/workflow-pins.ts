import { ACTIONS } from "../../domain/releases/versions.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

const KNOWN: ReadonlySet<string> = new Set(Object.entries(ACTIONS).map(([name, { version }]) => `${name}@${version}`));

/** A tag such as v4 moves, and has been moved to malicious commits: only a whole version or a whole hash says what runs. */
export const workflowPins = workflowCheck(
  { id: "workflow-pins", title: "Every action has an exact version or a full hash", weight: 2, critical: true },
  ({ workflow, where }) => {
    const used = [...workflow.jobs].flatMap(([id, job]) => [
      ...(job.uses === null ? [] : [{ uses: job.uses, at: where("jobs", id, "uses") }]),
      ...job.steps.flatMap(({ uses }, step) => (uses === null ? [] : [{ uses, at: where("jobs", id, "steps", step, "uses") }])),
    ]);
    const problems = used.filter(({ uses }) => !isPinned(uses)).map(({ uses, at }) => `${at}: ${uses} has no exact version`);
    return { problems, evidence: `${new Set(used.map(({ uses }) => uses)).size} actions, each with an exact version` };
  },
);

function isPinned(uses: string): boolean {
  if (uses.startsWith("./")) return true;
  if (uses.startsWith("docker://")) return /@sha256:[0-9a-f]{64}$/.test(uses) || /:v?\d+\.\d+\.\d+[\w.-]*$/.test(uses);
  return KNOWN.has(uses) || /^[\w.-]+\/[\w./-]+@([0-9a-f]{40}|v?\d+\.\d+\.\d+(-[\w.]+)?)$/.test(uses);
}
