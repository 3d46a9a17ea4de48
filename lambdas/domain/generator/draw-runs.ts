import { createHash } from "node:crypto";
import type { Generator } from "../../contract/generator.ts";

/** How often each sample is drawn, in percent: mostly green, like a CI that is worth watching. */
export const MIX: readonly (readonly [repo: string, percent: number])[] = [
  ["samples/success", 55],
  ["samples/flaky", 20],
  ["samples/testfail", 10],
  ["samples/timeout", 5],
  ["samples/dns", 5],
  ["samples/disk", 5],
];

/** A run to queue; `digest` makes its id the same however often it is drawn. */
export type DrawnRun = { readonly repo: string; readonly commit: string; readonly digest: string };

/** The runs of one minute (counted from the epoch). The same seed and minute draw the same runs. */
export function drawRuns({ seed, runsPerMinute }: Pick<Generator, "seed" | "runsPerMinute">, minute: number): DrawnRun[] {
  return Array.from({ length: runsPerMinute }, (_, index) => {
    const digest = createHash("sha256").update(`${seed}/${minute}/${index}`).digest("hex");
    return { repo: sampleAt(Number.parseInt(digest.slice(0, 8), 16) % 100), commit: commitOf(seed, minute), digest };
  });
}

/** A commit stays for ten minutes, so that a flaky sample shows both outcomes on one. */
const commitOf = (seed: number, minute: number): string =>
  createHash("sha1")
    .update(`${seed}/${Math.floor(minute / 10)}`)
    .digest("hex");

function sampleAt(percent: number): string {
  let upTo = 0;
  for (const [repo, share] of MIX) {
    upTo += share;
    if (percent < upTo) return repo;
  }
  return "samples/success";
}
