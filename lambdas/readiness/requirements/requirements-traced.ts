import type { GeneratedArtifact } from "../../contract/release.ts";
import { untracedCriteria } from "../../domain/releases/traces.ts";
import { REQUIREMENTS, requirementsCheck } from "./read-requirements.ts";

/** A file counts where it holds more than comments. */
export const requirementsTraced = requirementsCheck(
  { id: "requirements-traced", title: "Every acceptance criterion leads to a file that answers it", weight: 3, critical: true },
  ({ traced }, { files }) => {
    const count = traced.flatMap(({ criteria }) => criteria).length;
    const holding = files.filter(holdsSomething);
    const problems = untracedCriteria(traced, holding).map(
      ({ id }) => `${REQUIREMENTS}: no file with content answers ${id === "" ? "a criterion without an id" : id}`,
    );
    const none = count === 0 ? [`${REQUIREMENTS}: no criteria`] : [];
    return {
      problems: [...none, ...problems],
      evidence: `${count} criteria, answered by ${holding.filter(({ traces }) => traces.length > 0).length} files`,
    };
  },
);

const holdsSomething = ({ content, kind }: GeneratedArtifact) =>
  content.split("\n").some((line) => line.trim() !== "" && (kind === "document" || !/^\s*(#|\/\/|---)/.test(line)));
