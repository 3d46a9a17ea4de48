import type { Stack } from "../../../contract/release.ts";
import type { Check } from "../../check.ts";
import { lookAt } from "../documents/read.ts";
import { type BashScript, scriptFile } from "./script-file.ts";
import { strictnessProblems } from "./strictness.ts";

const ROLLBACK = "scripts/rollback.sh";

/** How the deployer and the runbook call it. */
const ARGUMENTS = ["--environment", "--from"];
/** What a rollback has to speak to, by stack; on static sites the script that switches may do it. */
const TOOLS: Readonly<Record<Stack, RegExp>> = {
  "python-kubernetes": /\bkubectl\b|\bKUBECTL\b|\bhelm\b/,
  "node-lambda": /^aws$|\bsam\b/,
  "static-site": /^aws$|switch\.sh/,
};

/** When an alert rolls a release back nobody is there to mend the script. */
export const rollbackScriptCheck: Check = {
  id: "monitoring-rollback-script",
  area: "monitoring",
  title: "The rollback script is sound, and takes the arguments that it is called with",
  weight: 3,
  critical: true,
  look: lookAt(scriptFile(ROLLBACK), (script, { context }) => ({
    problems: [...strictnessProblems(script), ...callProblems(script, TOOLS[context.stack])].map((problem) => `${ROLLBACK}: ${problem}`),
    evidence: `quotes and blocks balance, it stops at the first error, and it takes ${ARGUMENTS.join(" and ")}; shellcheck runs in the pipeline, not here`,
  })),
};

function callProblems({ commands, patterns }: BashScript, tool: RegExp): string[] {
  const words = commands.flatMap((command) => command.words);
  return [
    ...ARGUMENTS.filter((argument) => !patterns.includes(argument) && !words.includes(argument)).map(
      (argument) => `does not take ${argument}`,
    ),
    ...(commands.some(({ words: [first = "", ...rest] }) => tool.test(first) || (first === "bash" && rest.some((word) => tool.test(word))))
      ? []
      : ["calls nothing that could roll back"]),
  ];
}
