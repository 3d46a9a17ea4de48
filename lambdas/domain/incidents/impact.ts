import type { IncidentSummary } from "../../contract/incident.ts";
import type { SeenRun } from "./seen.ts";

type Impact = IncidentSummary["impact"];

const NAMES_KEPT = 50;

export const NO_IMPACT: Impact = { runs: 0, repos: [], tests: [], minutes: 0 };

/** Adds one run, in any order: of names the first 50 of the alphabet stay, minutes are kept in thousandths. */
export function addToImpact(impact: Impact, run: SeenRun): Impact {
  return {
    runs: impact.runs + 1,
    repos: firstNames([...impact.repos, run.repo]),
    tests: firstNames([...impact.tests, ...run.tests]),
    minutes: (Math.round(impact.minutes * 1000) + Math.round(((run.durationSeconds ?? 0) / 60) * 1000)) / 1000,
  };
}

const firstNames = (names: readonly string[]) => [...new Set(names)].toSorted().slice(0, NAMES_KEPT);
