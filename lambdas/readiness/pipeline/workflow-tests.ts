import type { Stack } from "../../contract/release.ts";
import { runsNormally, stepsOf } from "./shell/shell-steps.ts";
import { CHECK_STAGES, expectedOf } from "./workflow/expected.ts";
import { workflowCheck } from "./workflow/workflow-check.ts";

const LINTERS: Readonly<Record<"python" | "node", RegExp>> = {
  python: /^(ruff|flake8|pylint|mypy|pyright|pre-commit)$/,
  node: /^(eslint|biome|oxlint|standard|xo|(npm|pnpm|yarn|bun) (run )?lint.*)$/,
};
const TESTERS: Readonly<Record<"python" | "node", RegExp>> = {
  python: /^(pytest|py\.test|tox|nox|unittest)$/,
  node: /^(vitest|jest|mocha|ava|tap|playwright|cypress|node --test|(npm|pnpm|yarn|bun) (run )?(t|test\S*|e2e\S*))$/,
};
/** Programs that get things ready or say something: a validation of nothing else validates nothing. */
const PREPARES = /^(pip3?|npm (ci|install|i)|pnpm install|yarn( install)?|echo|printf|true|:|cd|mkdir|set|export|sleep|ls|cat|)$/;

const languageOf = (stack: Stack) => (stack === "python-kubernetes" ? "python" : "node");

/** What the first three stages run, known by the programs and not by the names of steps. */
export const workflowTests = workflowCheck(
  { id: "workflow-tests", title: "Linter, unit tests, validation and integration tests are run", weight: 2, critical: false },
  ({ workflow, where }, { context }) => {
    const language = languageOf(context.stack);
    const [checks, validation, integration] = expectedOf(context)
      .stages.slice(0, CHECK_STAGES)
      .map(({ id }) => id);
    const lacks = (id: string | undefined, what: string, runs: (program: string) => boolean) => {
      const job = id === undefined ? undefined : workflow.jobs.get(id);
      if (id === undefined || job === undefined) return [];
      return stepsOf(id, job)
        .filter(runsNormally)
        .some(({ commands }) => commands.some(({ program }) => runs(program)))
        ? []
        : [`${where("jobs", id)}: job ${id} runs no ${what} that we know`];
    };
    const problems = [
      ...lacks(checks, "linter", (program) => LINTERS[language].test(program)),
      ...lacks(checks, "unit tests", (program) => TESTERS[language].test(program)),
      ...lacks(validation, "validation", (program) => !PREPARES.test(program)),
      ...lacks(integration, "integration tests", (program) => TESTERS[language].test(program)),
    ];
    return { problems, evidence: "linter, unit tests, validation and integration tests" };
  },
);
