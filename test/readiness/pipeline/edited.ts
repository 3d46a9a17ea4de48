import type { Stack } from "../../../lambdas/contract/release.ts";
import { buildPackage } from "../../../lambdas/domain/releases/build-package.ts";
import type { Check, Package } from "../../../lambdas/readiness/check.ts";
import { runChecks } from "../../../lambdas/readiness/run-checks.ts";
import { aReleaseContext } from "../../domain/releases/context/a-release-request.ts";

/** What files of a package become, by path. */
export type Edits = Readonly<Record<string, (content: string) => string>>;

/** The package as it is generated. */
export function generated(...args: Parameters<typeof aReleaseContext>): Package {
  const context = aReleaseContext(...args);
  return { context, files: buildPackage(context).artifacts };
}

/** The package with somebody's own files in place of some. An edit that changes nothing is a mistake of the spec. */
export function edited({ context, files }: Package, edits: Edits): Package {
  for (const path of Object.keys(edits)) if (!files.some((file) => file.path === path)) throw new Error(`no ${path}`);
  return {
    context,
    files: files.map((file) => {
      const content = edits[file.path]?.(file.content) ?? file.content;
      if (file.path in edits && content === file.content) throw new Error(`${file.path} is as before`);
      return { ...file, content };
    }),
  };
}

/** Puts a text in place of another, wherever it stands. */
export const swap =
  (from: string | RegExp, to: string) =>
  (content: string): string =>
    content.replaceAll(from, to);

/** Edits data of a file of JSON. */
export const inJson =
  // biome-ignore lint/suspicious/noExplicitAny: what a spec wants to break has no type
    (edit: (value: any) => void) =>
    (content: string): string => {
      const value = JSON.parse(content);
      edit(value);
      return `${JSON.stringify(value, null, 2)}\n`;
    };

/** Ids of the checks that fail, with their reasons. */
export async function failures(checks: readonly Check[], of: Package): Promise<Record<string, string>> {
  const results = await runChecks(checks, of);
  return Object.fromEntries(results.filter(({ result }) => result === "fail").map(({ id, reason }) => [id, reason]));
}

export type Mutation = {
  readonly check: string;
  /** What somebody did. */
  readonly who: string;
  readonly stack: Stack;
  readonly edits: Edits;
  /** What the reason has to say. */
  readonly reason: RegExp;
};
