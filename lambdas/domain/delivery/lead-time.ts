import type { DeployedCommit } from "../../contract/deployment.ts";
import { compareInstants } from "../runs/instant.ts";

/**
 * DORA's change lead time of each commit: seconds from being authored to the deployment's finish. Commits of unknown time are left
 * out, and those authored after the finish: a clock was wrong there.
 */
export function leadTimesOf(commits: readonly DeployedCommit[], finishedAt: string): number[] {
  return commits.flatMap(({ authoredAt }) => {
    const seconds = authoredAt === null ? -1 : (Date.parse(finishedAt) - Date.parse(authoredAt)) / 1000;
    return seconds >= 0 ? [seconds] : [];
  });
}

/** A deployment and the commits it brought that the one before it had not. */
export type CommitDeployment = {
  readonly id: string;
  readonly succeeded: boolean;
  readonly environment: string;
  readonly finishedAt: string;
  readonly commits: readonly string[];
};

/** The first success in the environment that brought a commit; null where none did. `deployments` may come in any order. */
export function firstDeploymentOf<T extends CommitDeployment>(sha: string, deployments: readonly T[], environment: string): T | null {
  const brought = deployments.filter((one) => one.succeeded && one.environment === environment && one.commits.includes(sha));
  return brought.toSorted((a, b) => compareInstants(a.finishedAt, b.finishedAt))[0] ?? null;
}
