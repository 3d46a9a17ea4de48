import { actionRef } from "../versions.ts";
import type { Workflow, WorkflowJob, WorkflowStep } from "./workflow.ts";
import { scalar } from "./yaml-scalar.ts";

type Texts = Readonly<Record<string, string>>;

/** The workflow as GitHub reads it. Keys come in one order, so that equal workflows are equal bytes. */
export const renderWorkflow = ({ comment, name, env, jobs }: Workflow): string =>
  [
    ...comment.split("\n").map((line) => `# ${line}`.trimEnd()),
    `name: ${scalar(name)}`,
    "",
    "on:",
    "  push:",
    "    branches: [main]",
    "  pull_request:",
    "  workflow_dispatch:",
    "",
    "# Each job asks for what it needs, and no more.",
    "permissions: {}",
    "",
    "# One deployment at a time, and none is cut off midway. Of a pull request only",
    "# the newest push counts.",
    "concurrency:",
    `  group: \${{ github.workflow }}-\${{ github.ref }}`,
    `  cancel-in-progress: \${{ github.event_name == 'pull_request' }}`,
    "",
    "defaults:",
    "  run:",
    "    # Named, bash runs with -eo pipefail.",
    "    shell: bash",
    "",
    ...(Object.keys(env).length > 0 ? [...mapping("env", env, 0), ""] : []),
    "jobs:",
    `${jobs.map(jobText).join("\n\n")}\n`,
  ].join("\n");

const jobText = (job: WorkflowJob): string =>
  [
    ...(job.why === undefined ? [] : [`  # ${job.why}`]),
    `  ${job.id}:`,
    `    name: ${scalar(job.name)}`,
    ...(job.if === undefined ? [] : [`    if: ${scalar(job.if)}`]),
    ...(job.needs.length > 0 ? [`    needs: [${job.needs.join(", ")}]`] : []),
    "    runs-on: ubuntu-24.04",
    `    timeout-minutes: ${job.timeoutMinutes}`,
    ...(job.environment === null ? [] : [`    environment: ${scalar(job.environment)}`]),
    ...mapping("permissions", job.permissions, 4),
    ...mapping("outputs", job.outputs ?? {}, 4),
    ...mapping("env", job.env ?? {}, 4),
    "    steps:",
    ...job.steps.flatMap(stepLines),
  ].join("\n");

function stepLines(step: WorkflowStep): string[] {
  return [
    `      - name: ${scalar(step.name)}`,
    ...(step.id === undefined ? [] : [`        id: ${step.id}`]),
    ...(step.if === undefined ? [] : [`        if: ${scalar(step.if)}`]),
    ...("uses" in step ? [`        uses: ${actionRef(step.uses)}`, ...mapping("with", step.with ?? {}, 8)] : []),
    ...mapping("env", step.env ?? {}, 8),
    ...("run" in step ? entry("run", step.run, "        ") : []),
  ];
}

const mapping = (key: string, values: Texts, indent: number): string[] => {
  const pad = " ".repeat(indent);
  const lines = Object.entries(values).flatMap(([name, value]) => entry(name, value, `${pad}  `));
  return lines.length > 0 ? [`${pad}${key}:`, ...lines] : [];
};

/** A value of several lines keeps them, as scripts and lists of tags need it. */
const entry = (name: string, value: string, pad: string): string[] =>
  value.includes("\n") ? [`${pad}${name}: |`, ...value.split("\n").map((line) => `${pad}  ${line}`)] : [`${pad}${name}: ${scalar(value)}`];
