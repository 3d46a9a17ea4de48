/**
 * The file name in a workflow's path: `.github/workflows/ci.yml@main` is `ci.yml`. GitHub's own workflows have paths without
 * a file (`dynamic/pages/pages-build-deployment`); their last part names them. Null where there is no path.
 */
export function workflowFile(path: string | null | undefined): string | null {
  if (!path) return null;
  const unversioned = /^.+?\.ya?ml(?=@|$)/.exec(path)?.[0] ?? path.split("@", 1)[0];
  return unversioned?.split("/").findLast((part) => part !== "") ?? null;
}
