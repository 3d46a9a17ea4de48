import { Copy } from "dockerfile-ast";
import { imageProblem } from "../image-reference.ts";
import { type Stage, whereIs, wordsOf } from "./dockerfile.ts";
import { dockerfileCheck } from "./dockerfile-check.ts";

/** Compilers and caches stay behind, and the same file builds the same image next month. */
export const stages = dockerfileCheck({
  id: "dockerfile-stages",
  title: "The image is built in stages, from base images of exact versions",
  weight: 2,
  critical: false,
  evidence: "the last stage takes what it needs from one before, and each base image has an exact version",
  problems: ({ stages: all }) => [...all.flatMap((stage, index) => baseProblems(stage, all.slice(0, index))), ...splitProblems(all)],
});

function baseProblems({ from }: Stage, before: readonly Stage[]): string[] {
  const image = wordsOf(from)[0] ?? "";
  if (image === "scratch" || before.some(({ name }) => name !== null && name === image)) return [];
  const problem = imageProblem(image);
  if (problem !== null) return [`${whereIs(from)} ${problem}`];
  return image.includes("@") || /:v?\d+\.\d+/.test(image) ? [] : [`${whereIs(from)} ${image} has no exact version`];
}

function splitProblems(all: readonly Stage[]): string[] {
  const last = all.at(-1);
  const sources = (last?.instructions ?? []).flatMap((one) => (one instanceof Copy ? [one.getFromFlag()?.getValue()] : []));
  const named = all.slice(0, -1).flatMap(({ name }, index) => [name, String(index)]);
  return sources.some((source) => typeof source === "string" && named.includes(source))
    ? []
    : ["Dockerfile: the last stage copies nothing from a stage before it (COPY --from)"];
}
