import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { GeneratedArtifact, ReleaseContext } from "../../../../lambdas/contract/release.ts";
import { makeAutomation } from "../../../../lambdas/domain/releases/automation/make-automation.ts";

/** The step's files, each traced to its topics' own names. */
export const artifactsOf = (context: ReleaseContext): readonly GeneratedArtifact[] => makeAutomation(context, (topic) => [topic]).artifacts;

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
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: folder, ...env },
  });
  return { status, said: `${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}` };
}

/** Words for the title of what is skipped where a tool is not on this machine; empty where it is. */
export const absent = (tool: string): string => {
  const { status } = spawnSync("sh", ["-c", `command -v ${tool}`]);
  return status === 0 ? "" : ` (skipped: ${tool} is not on this machine)`;
};
