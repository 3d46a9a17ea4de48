import type { Incident } from "../../../../lambdas/contract/incident.ts";
import { formatMinutes, plural } from "../../text/format.ts";

/** What an incident cost, in one line; null where no run failed, as in one that a rollback opened. */
export function impactLine({ runs, repos, tests, minutes }: Incident["impact"]): string | null {
  if (runs === 0) return null;
  const parts = [plural(runs, "run"), repos.length === 1 ? `in ${repos[0]}` : `in ${plural(repos.length, "repository", "repositories")}`];
  if (tests.length > 0) parts.push(`${plural(tests.length, "test")}`);
  if (minutes > 0) parts.push(`${formatMinutes(minutes)} of machine time`);
  return `${parts[0]} ${parts.slice(1).join(", ")}`;
}
