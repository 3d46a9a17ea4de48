import { ExecutionProgress } from "../contract/execution.ts";
import type { Run } from "../contract/run.ts";
import { progressObject } from "../store/object-keys.ts";
import { type Bucket, readText } from "../store/objects.ts";

const LARGEST_PROGRESS_BYTES = 1024 * 1024;

/** What the executor last told of a running run; `null` before it told anything. */
export async function readProgress(data: Bucket, { id, attempt }: Run): Promise<ExecutionProgress | null> {
  const text = await readText(data, progressObject(id, attempt), LARGEST_PROGRESS_BYTES);
  if (text === null) return null;
  const progress = ExecutionProgress.safeParse(JSON.parse(text));
  return progress.success ? progress.data : null;
}

/** A run with the steps that it is at. */
export async function withProgress(data: Bucket, run: Run): Promise<Run> {
  if (run.status !== "in_progress") return run;
  const progress = await readProgress(data, run);
  return progress ? { ...run, steps: progress.steps } : run;
}
