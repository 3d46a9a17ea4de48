import type { Deployment } from "../../../../lambdas/contract/deployment.ts";

/** The deployments that finished last, the last one first, `most` at most. */
export const lastFinished = (deployments: readonly Deployment[], most: number): readonly Deployment[] =>
  deployments
    .filter(({ finishedAt }) => finishedAt !== null)
    .toSorted((a, b) => Date.parse(b.finishedAt ?? "") - Date.parse(a.finishedAt ?? ""))
    .slice(0, most);
