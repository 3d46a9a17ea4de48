import { DockerfileParser, type From, type Instruction, JSONInstruction } from "dockerfile-ast";
import type { Package } from "../../check.ts";
import { attempt } from "../../files/in-time.ts";
import { oncePerPackage } from "../reading/once-per-package.ts";
import { textOf } from "../reading/package-files.ts";

/** A build stage: its FROM and what follows it. */
export type Stage = { readonly from: From; readonly name: string | null; readonly instructions: readonly Instruction[] };

export type ReadDockerfile = {
  readonly stages: readonly Stage[];
  readonly instructions: readonly Instruction[];
  readonly problems: readonly string[];
};

/** The package's Dockerfile by its stages. Whether each instruction is right is for `dockerfile-valid` to say. */
export const dockerfileOf: (of: Package) => ReadDockerfile = oncePerPackage((of) => {
  const read = textOf(of, "Dockerfile");
  if ("problem" in read) return { stages: [], instructions: [], problems: [read.problem] };
  const parsed = attempt(() => stagesOf(read.text));
  return "problem" in parsed ? { stages: [], instructions: [], problems: [`Dockerfile ${parsed.problem}`] } : parsed.value;
});

function stagesOf(text: string): ReadDockerfile {
  const file = DockerfileParser.parse(text);
  const instructions = file.getInstructions();
  const froms = file.getFROMs();
  const starts = froms.map((from) => lineOf(from));
  const stages = froms.map((from, index) => ({
    from,
    name: from.getBuildStage(),
    instructions: instructions.filter(
      (one) => lineOf(one) > (starts[index] ?? 0) && lineOf(one) < (starts[index + 1] ?? Number.POSITIVE_INFINITY),
    ),
  }));
  return { stages, instructions, problems: stages.length === 0 ? ["Dockerfile has no FROM"] : [] };
}

/** From 1, as editors count. */
export const lineOf = (instruction: Instruction): number => instruction.getRange().start.line + 1;

/** How a reason begins. */
export const whereIs = (instruction: Instruction): string => `Dockerfile: line ${lineOf(instruction)}, ${instruction.getKeyword()}`;

/** An instruction's words, with the values of variables that the file gives; of a list in JSON its strings. Flags are none. */
export function wordsOf(instruction: Instruction): string[] {
  const strings = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
  return strings.length > 0 ? strings.map((one) => one.getJSONValue()) : instruction.getExpandedArguments().map((word) => word.getValue());
}
