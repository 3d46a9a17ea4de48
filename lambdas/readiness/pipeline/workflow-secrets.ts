import { type ShellStep, stepsIn } from "./shell/shell-steps.ts";
import { expressionsIn, namesIn } from "./workflow/expressions.ts";
import type { Workflow } from "./workflow/schema.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

/** What strangers or a form can write, and what a log must not show: in a script it becomes part of the script. */
const PASTED = /(?<![\w.])(secrets|inputs|github\.event|github\.head_ref)(?![\w-])|toJSON\(\s*(github|secrets)\s*\)/i;
const PRINTS = ["echo", "printf", "cat", "tee"];
const DUMPS = ["env", "printenv", "set", "export", "declare"];

/** GitHub Docs, "Script injections": such values go through `env`, where the shell takes them as one word. */
export const workflowSecrets = workflowCheck(
  { id: "workflow-secrets", title: "No script has foreign text pasted in, none prints a secret", weight: 2, critical: true },
  ({ workflow, where, texts }) => {
    const steps = stepsIn(workflow);
    const pasted = steps.flatMap(({ job, at, step }) =>
      [step.run ?? "", ...(step.uses?.startsWith("actions/github-script@") ? [step.with.script ?? ""] : [])]
        .flatMap(expressionsIn)
        .filter((inner) => PASTED.test(inner))
        .map((inner) => `${where("jobs", job, "steps", at)}: job ${job} pastes ${inner.slice(0, 60)} into a script`),
    );
    const printed = steps.flatMap((one) =>
      printedBy(one, secretVariables(workflow, one)).map((why) => `${where("jobs", one.job, "steps", one.at)}: job ${one.job} ${why}`),
    );
    const whole = texts
      .filter(({ text }) => expressionsIn(text).some((inner) => /toJSON\(\s*secrets\s*\)/i.test(inner)))
      .map((one) => `${one.where}: hands on all secrets at once`);
    const inherited = [...workflow.jobs]
      .filter(([, job]) => job.secrets === "inherit")
      .map(([id]) => `${where("jobs", id)}: job ${id} hands on all secrets at once`);
    return {
      problems: [...pasted, ...printed, ...whole, ...inherited],
      evidence: `${steps.length} steps, none with text pasted in or a secret shown`,
    };
  },
);

/** Variables of a step that hold a secret. */
function secretVariables({ env, jobs }: Workflow, { job, step }: ShellStep): string[] {
  const all = { ...env, ...jobs.get(job)?.env, ...step.env };
  return Object.keys(all).filter((name) => namesIn(all[name] ?? "", "secrets").length > 0);
}

function printedBy({ commands }: ShellStep, secret: readonly string[]): string[] {
  if (secret.length === 0) return [];
  return commands.flatMap(({ words: [first = "", ...rest], joint }) => {
    if (joint === "|" || rest.some((word) => word.startsWith(">"))) return [];
    if (DUMPS.includes(first) && (rest.length === 0 || rest[0] === "-x")) return [`shows all variables, ${secret[0]} among them`];
    const shown = secret.find((name) => rest.some((word) => word.includes(`$${name}`) || word.includes(`\${${name}}`)));
    return PRINTS.includes(first) && shown !== undefined ? [`prints ${shown}`] : [];
  });
}
