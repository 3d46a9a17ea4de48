import type { IncidentPolicy } from "../../contract/incident.ts";

/** The overall policy with what the repository says otherwise; a missing or undefined field says nothing. */
export function policyFor(overall: IncidentPolicy, repo: Partial<IncidentPolicy> | null): IncidentPolicy {
  return {
    runs: repo?.runs ?? overall.runs,
    windowHours: repo?.windowHours ?? overall.windowHours,
    quietHours: repo?.quietHours ?? overall.quietHours,
  };
}
