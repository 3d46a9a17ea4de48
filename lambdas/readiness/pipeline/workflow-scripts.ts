import { fileAt } from "./files/file-at.ts";
import { ownPaths, PROVIDED } from "./provided.ts";
import { fitsPattern } from "./shell/fits-pattern.ts";
import { type ShellStep, stepsIn } from "./shell/shell-steps.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

/** Folders that only the package fills. */
const OURS = /^(\.\/)?(scripts|infra|chart|k8s|monitoring)\//;
const SCRIPT = /^(?!-|~|\/|[a-z]+:)[\w.-]*[\w./-]*\.(sh|py|js|mjs|cjs|ts)$/;

/** A path that a command names has to be in the package, or in the list of what the repository brings. */
export const workflowScripts = workflowCheck(
  { id: "workflow-scripts", title: "Every script that the workflow calls is there", weight: 2, critical: true },
  ({ workflow, where }, of) => {
    const isThere = presence(of);
    const called = stepsIn(workflow).flatMap((one) => pathsOf(one).map((path) => ({ path, at: where("jobs", one.job, "steps", one.at) })));
    const problems = called
      .filter(({ path }) => !isThere(path))
      .map(({ path, at }) => `${at}: ${path} is neither in the package nor in the list of ${PROVIDED}`);
    const paths = new Set(called.map(({ path }) => path));
    const there = paths.intersection(new Set(of.files.map(({ path }) => path)));
    return { problems, evidence: [...paths].join(", "), files: [...there] };
  },
);

function presence(of: Parameters<typeof fileAt>[0]): (path: string) => boolean {
  const own = ownPaths(of);
  return (path) => {
    if (path.includes("*")) return of.files.some((file) => fitsPattern(file.path, path) && file.content.trim() !== "");
    return !("problem" in fileAt(of, path)) || own.some((one) => one === path || (one.endsWith("/") && path.startsWith(one)));
  };
}

/** What a command runs, and what of the package it names. */
function pathsOf({ step, commands }: ShellStep): string[] {
  const dockerfile = step.uses?.startsWith("docker/build-push-action@") ? [step.with.file ?? "Dockerfile"] : [];
  const named = commands.flatMap(({ program, words }) => [
    ...(SCRIPT.test(program) ? [program] : []),
    ...words.filter((word) => OURS.test(word) && !word.includes("$")),
  ]);
  return [...new Set([...dockerfile, ...named])].map((path) => path.replace(/^\.\//, ""));
}
