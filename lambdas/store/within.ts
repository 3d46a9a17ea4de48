import { setTimeout as sleep } from "node:timers/promises";

/** What a read finds, or `null` where it fails or takes longer: for what is a courtesy, and better left out than waited for. */
export async function within<T>(milliseconds: number, read: Promise<T>): Promise<T | null> {
  const over = new AbortController();
  const late = sleep(milliseconds, null, { signal: over.signal }).catch(() => null);
  try {
    return await Promise.race([read.catch(() => null), late]);
  } finally {
    over.abort();
  }
}
