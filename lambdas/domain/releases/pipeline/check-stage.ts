import type { Stage, WorkflowStep } from "./workflow.ts";

type Check = {
  readonly id: string;
  readonly name: string;
  readonly does: readonly string[];
  readonly needs: readonly string[];
  readonly steps: readonly WorkflowStep[];
};

/** A stage of one job that only reads the repository: what runs on every pull request. */
export const checkStage = ({ id, name, does, needs, steps }: Check): Stage => ({
  id,
  name,
  does: [...does],
  needs: [...needs],
  environment: null,
  jobs: [{ id, name, needs, environment: null, timeoutMinutes: 15, permissions: { contents: "read" }, steps }],
});
