import type { ReleaseRequest, Stack } from "../../../lambdas/contract/release.ts";
import { buildPackage } from "../../../lambdas/domain/releases/build-package.ts";
import type { Package } from "../../../lambdas/readiness/check.ts";
import { aReleaseContext } from "../../domain/releases/context/a-release-request.ts";

/** A package as the steps make it. */
export function aPackage(stack: Stack, overrides: Partial<ReleaseRequest> = {}): Package {
  const context = aReleaseContext(stack, overrides);
  return { context, files: buildPackage(context).artifacts };
}

/** The package with other text in a file. Throws where there is no such file: a spec would prove nothing. */
export function withContent({ context, files }: Package, path: string, edit: (content: string) => string): Package {
  if (!files.some((file) => file.path === path)) throw new Error(`no ${path} among ${files.map((file) => file.path).join(", ")}`);
  return { context, files: files.map((file) => (file.path === path ? { ...file, content: edit(file.content) } : file)) };
}

export const withoutFile = ({ context, files }: Package, path: string): Package => ({
  context,
  files: files.filter((file) => file.path !== path),
});

/** The package with one more file. */
export const withFile = ({ context, files }: Package, path: string, content: string): Package => ({
  context,
  files: [...files, { path, content, kind: "document", step: "infrastructure", traces: [] }],
});
