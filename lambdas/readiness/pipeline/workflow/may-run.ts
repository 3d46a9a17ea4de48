import type { Known } from "./condition/evaluate.ts";
import { asksStatus, holds } from "./condition/holds.ts";
import type { Workflow } from "./schema.ts";

/** Whether a job runs on an event: false only where that is certain. What needs a skipped job is skipped too, unless it asks how that ended. */
export function mayRun({ jobs }: Pick<Workflow, "jobs">, id: string, known: Known): boolean {
  const asked = new Set<string>();
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const job = jobs.get(next);
    if (job === undefined || asked.has(next)) continue;
    if (holds(job.if, known) === false) return false;
    asked.add(next);
    if (!asksStatus(job.if)) open.push(...job.needs);
  }
  return true;
}
