import type { Stack } from "../../../contract/release.ts";
import { type Check, judged, type Package } from "../../check.ts";
import { textOf } from "../reading/package-files.ts";
import { type Call, scriptCalls } from "./script-calls.ts";
import { shellCode } from "./shell-code.ts";

/** What moves the traffic in each stack, and by which commands at least. On Lambda the way back is the alias's alarms, and `scripts/rollback.sh`. */
const SCRIPTS: Readonly<Record<Stack, { readonly path: string; readonly commands: readonly string[] }>> = {
  "python-kubernetes": { path: "scripts/switch.sh", commands: ["deploy", "promote", "rollback"] },
  "node-lambda": { path: "scripts/deploy.sh", commands: ["start", "wait"] },
  "static-site": { path: "scripts/switch.sh", commands: ["upload", "promote", "rollback"] },
};

/** The workflow and the script that moves the traffic are of one mind about every command. */
export const releaseScript: Check = {
  id: "release-script",
  area: "infrastructure",
  title: "The script that moves the traffic knows every command that the workflow gives it",
  weight: 2,
  critical: true,
  look: (of) => {
    const { path, commands } = SCRIPTS[of.context.stack];
    const calls = scriptCalls(of).filter(({ script }) => script === path);
    const workflows = [...new Set(calls.map(({ workflow }) => workflow))];
    const asked = [...new Set([...commands, ...calls.map(({ command }) => command)])];
    return judged(problemsOf(of, path, asked, calls), `${path} takes ${asked.join(", ")}, by its case labels and functions`, [
      path,
      ...workflows,
    ]);
  },
};

function problemsOf(of: Package, path: string, asked: readonly string[], calls: readonly Call[]): string[] {
  const read = textOf(of, path);
  if ("problem" in read) return [read.problem];
  const { code, problems } = shellCode(read.text);
  const silent = of.context.environments.filter((environment) => !calls.some((call) => call.environment === environment));
  return [
    ...problems.map((problem) => `${path} ${problem}`),
    ...(/^#!(?:\/usr\/bin\/env bash|\/bin\/(?:ba)?sh)\s/.test(read.text) ? [] : [`${path}: line 1 is no #! of a shell`]),
    ...(/^\s*set\s+-(?:eu?o pipefail\b|\w*e)/m.test(code) ? [] : [`${path} does not stop at an error (set -euo pipefail)`]),
    ...asked.filter((command) => !takes(code, command)).map((command) => `${path} does not know the command ${command}`),
    ...silent.map((environment) => `no step of a workflow calls ${path} for ${environment}`),
  ];
}

/** A case label, or a function of that name; where commands are called as `do_$command`, the function. */
function takes(code: string, command: string): boolean {
  const name = command.replaceAll("-", "[-_]");
  const isFunction = (prefix: string) => new RegExp(`^\\s*(?:function\\s+)?${prefix}${name}\\s*\\(\\)`, "m").test(code);
  const isLabel = new RegExp(`(?:^|[\\s|("'])${name}(?::[\\w*?-]+)?["']?\\s*(?=[|)])`, "m").test(code);
  return /\bdo_\$\{?command/.test(code) ? isLabel && isFunction("do_") : isLabel || isFunction("(?:do_)?");
}
