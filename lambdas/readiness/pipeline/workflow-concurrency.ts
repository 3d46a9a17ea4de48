import * as z from "zod";
import { holds } from "./workflow/condition/holds.ts";
import { PUSHED } from "./workflow/events.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";
import { WORKFLOW } from "./workflow/workflow-of.ts";

const Concurrency = z.union([
  z.string().transform((group) => ({ group, "cancel-in-progress": undefined })),
  z.object({ group: z.string().min(1), "cancel-in-progress": z.union([z.string(), z.boolean()]).optional() }),
]);

/** Two deployments at once end in a mixture, and one that is cut off ends anywhere. */
export const workflowConcurrency = workflowCheck(
  { id: "workflow-concurrency", title: "One deployment at a time, none cut off midway", weight: 1, critical: false },
  ({ workflow, where }) => {
    const { data } = Concurrency.safeParse(workflow.concurrency);
    if (data === undefined) return { problems: [`${WORKFLOW}: no concurrency group at the top`], evidence: "" };
    const cancels = data["cancel-in-progress"];
    const cut = cancels !== undefined && holds(String(cancels), PUSHED) !== false;
    return {
      problems: cut ? [`${where("concurrency", "cancel-in-progress")}: a push cuts off the deployment before it`] : [],
      evidence: `group ${data.group}`,
    };
  },
);
