import type { Run } from "../../contract/run.ts";
import { secondsBetween } from "./instant.ts";

/** The queue time ends with the first start: a retry does not lengthen it. A run that is not queued is returned as it is. */
export function started(run: Run, at: string): Run {
  if (run.status !== "queued") return run;
  return { ...run, status: "in_progress", startedAt: at, queueSeconds: run.queueSeconds ?? secondsBetween(run.queuedAt, at) };
}
