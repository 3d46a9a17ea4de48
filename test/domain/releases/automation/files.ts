import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { GeneratedArtifact, ReleaseContext } from "../../../../lambdas/contract/release.ts";
import { makeAutomation } from "../../../../lambdas/domain/releases/automation/make-automation.ts";
import { runStep } from "../../../../lambdas/domain/releases/run-step.ts";
import type { StepOutputs } from "../../../../lambdas/domain/releases/step-outputs.ts";
import { toolPath } from "../../../support/tools.ts";

/** What the three steps before hand on. */
export const handedOnBefore = (context: ReleaseContext): StepOutputs =>
  (["requirements", "pipeline", "infrastructure"] as const).reduce<StepOutputs>((before, step) => runStep(step, context, before), {});

/** The step's files, each traced to its topics' own names. */
export const artifactsOf = (context: ReleaseContext): readonly GeneratedArtifact[] =>
  makeAutomation(context, (topic) => [topic], handedOnBefore(context)).artifacts;

export function contentOf(context: ReleaseContext, path: string): string {
  const found = artifactsOf(context).find((artifact) => artifact.path === path);
  if (found === undefined) throw new Error(`there is no ${path}`);
  return found.content;
}

/** A folder with these files, gone when the test is over. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "automation-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: content.startsWith("#!") ? 0o755 : 0o644 });
  }
  return folder;
}

/** All files of the step in a folder. */
export const folderFor = (context: ReleaseContext): string =>
  folderOf(Object.fromEntries(artifactsOf(context).map(({ path, content }) => [path, content])));

export type Ran = { readonly status: number | null; readonly said: string };

export function run(folder: string, command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync(toolPath(command), args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: folder, ...env },
  });
  return { status, said: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}` };
}
