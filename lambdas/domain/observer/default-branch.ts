import type { RepoState } from "./observer-state.ts";

/** A repository's default branch; null where GitHub has not told it yet. */
export function defaultBranches(repos: readonly RepoState[]): (repo: string) => string | null {
  const known = new Map(repos.map(({ repo, defaultBranch }) => [repo.toLowerCase(), defaultBranch]));
  return (repo) => known.get(repo.toLowerCase()) ?? null;
}

/** What stands for a workflow where nobody asks for a branch. `main` and `master` count only while the default is not known. */
export const isMainBranch = (branch: string, defaultBranch: string | null): boolean =>
  defaultBranch === null ? branch === "main" || branch === "master" : branch === defaultBranch;
