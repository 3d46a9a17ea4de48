import type { Run } from "../contract/run.ts";
import { contributionOf } from "../domain/metrics/pipeline.ts";
import { countOnce } from "../store/counters.ts";
import type { Table } from "../store/table.ts";

/** Markers outlive every way in which a change may be delivered again: streams keep a day, set-aside changes 14 days. */
const MARKER_DAYS = 30;

/** Count a completed run into the pipeline's metrics, once in effect. */
export async function countRun(insights: Table, run: Run): Promise<"counted" | "duplicate" | "not completed"> {
  const contribution = contributionOf(run);
  if (!contribution || !run.completedAt) return "not completed";
  return countOnce(insights, run.id, contribution, Math.floor(Date.parse(run.completedAt) / 1000) + MARKER_DAYS * 86_400);
}
