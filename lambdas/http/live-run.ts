import { ExecutionProgress } from "../contract/execution.ts";
import type { Run } from "../contract/run.ts";
import { progressObject } from "../store/object-keys.ts";
import { type Bucket, readText } from "../store/objects.ts";
import { within } from "../store/within.ts";

const LARGEST_PROGRESS_BYTES = 1024 * 1024;
/** LocalStack can leave a read of an object hanging that is overwritten just then; the next look finds it whole. */
const READ_WITHIN_MS = 3_000;

/** What the executor last told of a running run; `null` before it told anything, or where that cannot be read right now. */
export async function readProgress(data: Bucket, { id, attempt }: Run): Promise<ExecutionProgress | null> {
  const text = await within(READ_WITHIN_MS, readText(data, progressObject(id, attempt), LARGEST_PROGRESS_BYTES));
  return text === null ? null : parseProgress(text);
}

/** A run with the steps that it is at. */
export async function withProgress(data: Bucket, run: Run): Promise<Run> {
  if (run.status !== "in_progress") return run;
  const progress = await readProgress(data, run);
  return progress ? { ...run, steps: progress.steps } : run;
}

function parseProgress(text: string): ExecutionProgress | null {
  try {
    const progress = ExecutionProgress.safeParse(JSON.parse(text));
    return progress.success ? progress.data : null;
  } catch {
    return null;
  }
}
