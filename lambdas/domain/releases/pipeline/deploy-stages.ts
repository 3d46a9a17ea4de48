import type { ReleaseContext } from "../../../contract/release.ts";
import { productionOf } from "./environments.ts";
import { ON_MAIN } from "./setup-steps.ts";
import type { Permissions, Stage, WorkflowJob, WorkflowStep } from "./workflow.ts";

/** How a stack brings the build to an environment; the order of environments is the same for all stacks. */
export type Delivery = {
  readonly permissions: Permissions;
  readonly env: Readonly<Record<string, string>>;
  readonly signIn: readonly WorkflowStep[];
  readonly deploy: (environment: string) => readonly WorkflowStep[];
  readonly canary: (environment: string) => readonly WorkflowStep[];
  readonly rollout: (environment: string) => readonly WorkflowStep[];
  readonly does: Readonly<Record<"deploy" | "canary" | "rollout", readonly string[]>>;
};

/** Stages 6 to 8: every environment before production in order, then part of production, then all of it. Without an earlier one, 7 and 8. */
export function deployStages(context: ReleaseContext, delivery: Delivery): Stage[] {
  const before = context.environments.slice(0, -1);
  const jobs = before.map((name, index) => deployJob(delivery, name, before[index - 1]));
  const last = jobs.at(-1);
  const canary = productionJob(delivery, "canary", productionOf(context), last?.id ?? "scan");
  const rollout = productionJob(delivery, "rollout", productionOf(context), "canary");
  return [
    ...(last
      ? [stageOf(last, `Deployment to ${before.join(", then ")}, with smoke tests`, delivery.does.deploy, ["build", "scan"], jobs)]
      : []),
    stageOf(canary, "Production canary", delivery.does.canary, canary.needs, [canary]),
    stageOf(rollout, "Full rollout", delivery.does.rollout, rollout.needs, [rollout]),
  ];
}

const deployJob = (delivery: Delivery, environment: string, before: string | undefined): WorkflowJob => ({
  ...jobOf(delivery, environment),
  id: `deploy-${environment}`,
  name: `Deploy to ${environment}`,
  needs: ["build", before === undefined ? "scan" : `deploy-${before}`],
  steps: [...delivery.signIn, ...delivery.deploy(environment)],
});

const PRODUCTION = {
  canary: { name: "Canary in", why: "Waits here until a reviewer of the environment lets it through." },
  rollout: {
    name: "Roll out to all of",
    why: "The same environment, so that a reviewer sees the canary's figures before everybody gets it.",
  },
} as const;

const productionJob = (delivery: Delivery, id: "canary" | "rollout", environment: string, after: string): WorkflowJob => ({
  ...jobOf(delivery, environment),
  id,
  name: `${PRODUCTION[id].name} ${environment}`,
  why: PRODUCTION[id].why,
  needs: ["build", after],
  steps: [...delivery.signIn, ...delivery[id](environment)],
});

const jobOf = ({ permissions, env }: Delivery, environment: string) => ({ environment, if: ON_MAIN, timeoutMinutes: 45, permissions, env });

const stageOf = (
  job: WorkflowJob,
  name: string,
  does: readonly string[],
  needs: readonly string[],
  jobs: readonly WorkflowJob[],
): Stage => ({
  id: job.id,
  name,
  does: [...does],
  needs: [...needs],
  environment: job.environment,
  jobs,
});
