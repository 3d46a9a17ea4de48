import { setTimeout as sleep } from "node:timers/promises";

/** Thrown for what will not get better by trying again. */
export class PermanentError extends Error {
  override readonly name: string = "PermanentError";
}

/** Try until it succeeds, fails for good, or the waits are used up; then the last error is thrown. */
export async function retry<T>(work: () => Promise<T>, delaysMs: readonly number[], signal?: AbortSignal): Promise<T> {
  for (const delayMs of delaysMs) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof PermanentError || signal?.aborted) throw error;
      await sleep(delayMs);
    }
  }
  return await work();
}
