import type { Stack } from "../../../lambdas/contract/release.ts";
import { buildPackage } from "../../../lambdas/domain/releases/build-package.ts";
import type { Package } from "../../../lambdas/readiness/check.ts";
import { monitoringChecks } from "../../../lambdas/readiness/monitoring/monitoring-checks.ts";
import { runChecks } from "../../../lambdas/readiness/run-checks.ts";
import { aReleaseContext } from "../../domain/releases/context/a-release-request.ts";

/** The package as it is generated for a stack. */
export function aPackage(stack: Stack): Package {
  const context = aReleaseContext(stack);
  return { context, files: buildPackage(context).artifacts };
}

/** The package with another text in a file's place; a file that is not there would make a test that cannot fail. */
export function withText(of: Package, path: string, change: (text: string) => string): Package {
  if (!of.files.some((file) => file.path === path)) throw new Error(`there is no ${path}`);
  return { ...of, files: of.files.map((file) => (file.path === path ? { ...file, content: change(file.content) } : file)) };
}

export const without = ({ context, files }: Package, path: string): Package => ({
  context,
  files: files.filter((file) => file.path !== path),
});

/** What the checks of the area say that is not a pass. */
export const failuresOf = async (of: Package): Promise<{ id: string; reason: string }[]> =>
  (await runChecks(monitoringChecks, of)).filter(({ result }) => result === "fail").map(({ id, reason }) => ({ id, reason }));
