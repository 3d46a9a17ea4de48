import { type BenchSystem, percentile } from "./system.ts";

const READS = 40;

/** How long a read takes over HTTP, one at a time. */
export async function readTimes({ apiUrl, token }: BenchSystem, path: string): Promise<string> {
  const times: number[] = [];
  for (let i = 0; i < READS; i++) {
    const begun = performance.now();
    const response = await fetch(`${apiUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    times.push(performance.now() - begun);
  }
  return `p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`;
}
