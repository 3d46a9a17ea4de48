import { expression } from "./expression.ts";
import type { WorkflowStep } from "./workflow.ts";

/** A role of the environment for the length of the job; the repository holds no key. */
export const AWS_SIGN_IN: WorkflowStep = {
  name: "Sign in to AWS",
  uses: "aws-actions/configure-aws-credentials",
  with: { "role-to-assume": expression("vars.AWS_ROLE_ARN"), "aws-region": expression("vars.AWS_REGION") },
};

/** The variables that each environment of the repository has to have, and what they hold. */
export const AWS_VARIABLES: readonly (readonly [string, string])[] = [
  ["AWS_ROLE_ARN", "role that trusts this repository's environment and may deploy this stack alone"],
  ["AWS_REGION", "region of the stack"],
];
