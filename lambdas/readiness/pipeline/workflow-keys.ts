import { expectedOf } from "./workflow/expected.ts";
import { namesIn } from "./workflow/expressions.ts";
import { textsOf } from "./workflow/job-texts.ts";
import type { WorkflowJob } from "./workflow/schema.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

/** Inputs of sign-in actions that take a key which stays valid. */
const KEY_INPUTS = ["aws-access-key-id", "aws-secret-access-key", "creds", "client-secret", "credentials_json", "kubeconfig"];

/** GitHub's own token ends with the job; a stored key is valid for whoever finds it. */
export const workflowKeys = workflowCheck(
  { id: "workflow-keys", title: "Jobs that deploy sign in without a stored key", weight: 2, critical: false },
  ({ workflow, where }, { context }) => {
    const problems = expectedOf(context).deploying.flatMap(({ id }) => {
      const job = workflow.jobs.get(id);
      if (job === undefined) return [];
      const at = where("jobs", id);
      return [
        ...storedIn(job).map((name) => `${at}: job ${id} uses the stored secret ${name}`),
        ...(signsIn(job) ? [] : [`${at}: job ${id} may not ask for a short-lived identity (id-token: write)`]),
      ];
    });
    return { problems, evidence: "identities of the environments, for the time of a job" };
  },
);

function storedIn(job: WorkflowJob): string[] {
  const names = textsOf(job).flatMap((text) => namesIn(text, "secrets").filter((name) => name.toUpperCase() !== "GITHUB_TOKEN"));
  return [...new Set([...names, ...job.steps.flatMap((step) => Object.keys(step.with).filter((input) => KEY_INPUTS.includes(input)))])];
}

const signsIn = ({ permissions }: WorkflowJob) =>
  typeof permissions === "object" && permissions !== null ? permissions["id-token"] === "write" : permissions === "write-all";
