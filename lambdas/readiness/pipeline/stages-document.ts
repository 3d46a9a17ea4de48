import * as z from "zod";
import { PipelineStage, STACKS } from "../../contract/release.ts";
import { type Check, failed, judged, type Package } from "../check.ts";
import { fileAt, type Problem } from "./files/file-at.ts";
import { readJson } from "./files/read-json.ts";
import { expectedOf } from "./workflow/expected.ts";
import { type ReadWorkflow, WORKFLOW, workflowOf } from "./workflow/workflow-of.ts";

const STAGES = "docs/stages.json";
const FILES = [STAGES, WORKFLOW];

const Job = z.object({ id: z.string(), needs: z.array(z.string()), environment: z.string().nullable() });
const Stages = z.object({
  name: z.string(),
  version: z.string(),
  stack: z.enum(STACKS),
  stages: z.array(z.object({ number: z.number(), ...PipelineStage.shape, jobs: z.array(Job).min(1) })).max(50),
});
type Stages = z.infer<typeof Stages>;

/** Programs read the stages from this file, so it has to say what the workflow does. */
export const stagesDocument: Check = {
  id: "stages-document",
  area: "pipeline",
  title: "The stages as data agree with the workflow and the release",
  weight: 2,
  critical: false,
  look: (of) => {
    const [stages, read] = [stagesIn(of), workflowOf(of)];
    if ("problem" in stages) return failed([stages.problem], FILES);
    if ("problem" in read) return failed([read.problem], FILES);
    const problems = [...ofRelease(stages, of), ...stages.stages.flatMap(({ jobs }) => jobs.flatMap((job) => ofJob(job, read)))];
    return judged(problems, `${stages.stages.length} stages with the ids, order and environments of the workflow`, FILES);
  },
};

function stagesIn(of: Package): Stages | Problem {
  const file = fileAt(of, STAGES);
  if ("problem" in file) return file;
  const json = readJson(file);
  if ("problem" in json) return json;
  const { data, error } = Stages.safeParse(json.value);
  const [issue] = error?.issues ?? [];
  const path = (issue?.path ?? []).map((part) => (typeof part === "number" ? part : String(part)));
  if (data !== undefined) return data;
  return { problem: `${json.where(path)}: ${path.join(".") || "stages"}: ${issue?.message ?? "no stages"}` };
}

function ofRelease({ name, version, stack, stages }: Stages, { context }: Package): string[] {
  const said = `${name} ${version} (${stack})`;
  const meant = `${context.name} ${context.version} (${context.stack})`;
  const [ids, expected] = [stages.map(({ id }) => id), expectedOf(context).stages.map(({ id }) => id)];
  return [
    ...(said === meant ? [] : [`${STAGES}: is of ${said}, not of ${meant}`]),
    ...(ids.join() === expected.join() ? [] : [`${STAGES}: has the stages ${ids.join(", ")}, not ${expected.join(", ")}`]),
  ];
}

function ofJob({ id, needs, environment }: z.infer<typeof Job>, { workflow, where }: ReadWorkflow): string[] {
  const job = workflow.jobs.get(id);
  if (job === undefined) return [`${STAGES}: names job ${id}, which the workflow does not have`];
  return [
    ...(new Set(job.needs).symmetricDifference(new Set(needs)).size === 0
      ? []
      : [`${where("jobs", id)}: job ${id} needs ${job.needs.join(", ") || "nothing"}, ${STAGES} says ${needs.join(", ") || "nothing"}`]),
    ...(job.environment === environment
      ? []
      : [`${where("jobs", id)}: job ${id} has environment ${job.environment ?? "none"}, ${STAGES} says ${environment ?? "none"}`]),
  ];
}
