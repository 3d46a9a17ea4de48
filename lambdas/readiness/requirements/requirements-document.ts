import { fileAt } from "../pipeline/files/file-at.ts";
import { REQUIREMENTS, requirementsCheck } from "./read-requirements.ts";

const DOCUMENT = "docs/requirements.md";
const HEADING = /^#{1,6}[ \t]+((?:US-\d+|AC-\d+\.\d+))(?![\w.])/;

/** People read the one file and programs the other: both have to name the same stories and criteria. */
export const requirementsDocument = requirementsCheck(
  {
    id: "requirements-document",
    title: "The requirements for people name the same criteria as those for programs",
    weight: 1,
    critical: false,
  },
  ({ stories }, of) => {
    const file = fileAt(of, DOCUMENT);
    if ("problem" in file) return { problems: [file.problem], evidence: "", files: [DOCUMENT] };
    const written = new Set(headingsOf(file.content));
    const ids = new Set(stories.flatMap(({ id, criteria }) => [id, ...criteria.map((one) => one.id)]));
    const problems = [
      ...[...ids.difference(written)].map((id) => `${DOCUMENT}: no section ${id}, which ${REQUIREMENTS} has`),
      ...[...written.difference(ids)].map((id) => `${DOCUMENT}: section ${id} is not in ${REQUIREMENTS}`),
    ];
    return { problems, evidence: `${ids.size} ids in both`, files: [DOCUMENT] };
  },
);

/** Ids that sections are named after; what stands in a block of code is none. */
function headingsOf(markdown: string): string[] {
  let fenced = false;
  return markdown.split("\n").flatMap((line) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const id = fenced ? undefined : HEADING.exec(line)?.[1];
    return id === undefined ? [] : [id];
  });
}
