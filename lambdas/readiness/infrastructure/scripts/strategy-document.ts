import { type Check, judged, type Package } from "../../check.ts";
import { fileAt, textOf } from "../reading/package-files.ts";

const PATH = "docs/blue-green.md";
const FENCE = /^```[\s\S]*?^```/gm;

/** Whoever is called at night finds how the traffic moves and how it comes back, and the scripts that are named there. */
export const strategyDocument: Check = {
  id: "strategy-document",
  area: "infrastructure",
  title: "The blue-green strategy is written down: the way of a release and the way back",
  weight: 1,
  critical: false,
  look: (of) => {
    const read = textOf(of, PATH);
    const problems = "problem" in read ? [read.problem] : problemsOf(of, read.text);
    return judged(problems, `${PATH} has its sections, and every script that it names is in the package`, [PATH]);
  },
};

function problemsOf(of: Package, text: string): string[] {
  const named = [...new Set([...text.matchAll(/\bscripts\/[\w.-]+\.\w+/g)].map(([path]) => path))];
  const empty = sectionsOf(text).filter(({ body }) => body.trim() === "");
  return [
    ...(sectionsOf(text).length >= 2 ? [] : [`${PATH} has fewer than two sections (##)`]),
    ...empty.map(({ title }) => `${PATH}: the section "${title}" is empty`),
    ...(named.length > 0 ? [] : [`${PATH} names no script`]),
    ...named.filter((path) => fileAt(of, path) === null).map((path) => `${PATH} names ${path}, which is not in the package`),
    ...of.context.environments
      .filter((environment) => !text.includes(environment))
      .map((environment) => `${PATH} says nothing of ${environment}`),
  ];
}

function sectionsOf(text: string): { readonly title: string; readonly body: string }[] {
  const [, ...parts] = text.replaceAll(FENCE, "(code)").split(/^## +/m);
  return parts.map((part) => ({ title: part.split("\n")[0] ?? "", body: part.split("\n").slice(1).join("\n") }));
}
