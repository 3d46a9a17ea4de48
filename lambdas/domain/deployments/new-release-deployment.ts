import { createHash } from "node:crypto";
import type { DeployedCommit, Deployment } from "../../contract/deployment.ts";
import { derivedId } from "../runs/derived-id.ts";
import { secondsAfter } from "../runs/instant.ts";
import { newDeployment } from "./new-deployment.ts";

const MOST_REASON = 500;

export type ReleaseDeployment = {
  readonly releaseId: string;
  readonly service: string;
  readonly environment: string;
  readonly version: string;
  readonly commit: string;
  /** What it brings for the first time, where that is known. */
  readonly commits?: readonly DeployedCommit[];
  /** Counts from 1 in each environment of a release. */
  readonly attempt: number;
  /** The recorded instant of the decision, not the clock's: the id begins with it, so a replay has to give the same. */
  readonly startedAt: string;
  /** How long its deployer may take until the sweeper cancels it. */
  readonly deadlineSeconds: number;
  /** Name of the token, or what else had it started. */
  readonly startedBy: string;
  readonly simulated: boolean;
  /** The deployment that this one takes back; null for a promotion. */
  readonly rollbackOf: string | null;
  /** Why, as the release says it. */
  readonly cause: string;
};

/** A release's deployment to one environment, running: one id for each attempt, so that a replay starts it once. */
export const newReleaseDeployment = (of: ReleaseDeployment): Deployment => ({
  ...newDeployment(
    {
      service: of.service,
      environment: of.environment,
      commit: of.commit,
      commits: [...(of.commits ?? [])],
      version: of.version,
      releaseId: of.releaseId,
      ...(of.rollbackOf === null ? {} : { rollbackOf: of.rollbackOf }),
    },
    {
      id: releaseDeploymentId(of),
      startedAt: of.startedAt,
      deployedBy: of.startedBy,
      source: "release",
      simulated: of.simulated,
      deadlineAt: secondsAfter(of.startedAt, of.deadlineSeconds),
    },
  ),
  reason: reasonOf(of),
});

type Named = Pick<ReleaseDeployment, "releaseId" | "environment" | "attempt" | "startedAt" | "rollbackOf">;

/** A promotion and a rollback of the same release, environment and attempt are two deployments. */
export function releaseDeploymentId({ releaseId, environment, attempt, startedAt, rollbackOf }: Named): string {
  const named = ["release-deployment", releaseId, environment, attempt, rollbackOf ?? ""].join("\n");
  return derivedId(Date.parse(startedAt), createHash("sha256").update(named).digest("hex"));
}

function reasonOf({ releaseId, environment, attempt, rollbackOf, cause }: ReleaseDeployment): string {
  const what = rollbackOf === null ? `Promotion of release ${releaseId} to ${environment}` : `Rollback of deployment ${rollbackOf}`;
  return `${what}, attempt ${attempt}: ${cause.slice(0, MOST_REASON)}`;
}
