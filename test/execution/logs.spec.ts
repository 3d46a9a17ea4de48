import { expect } from "vitest";
import { it } from "../support/executions.ts";

const KB = 1024;

it("keeps the head and the tail of a long log, in whole lines, and says how much was left out", async ({ executor }) => {
  const lines = 200_000;
  const run = `node -e 'for (let n = 1; n <= ${lines}; n++) console.log("line " + n)'`;
  const limits = { log: { headBytes: 64 * KB, tailSegmentBytes: 32 * KB } };
  const { steps } = await executor.run({ steps: [{ name: "Chatter", run }] }, {}, { limits });

  const log = executor.log(1);
  const total = Array.from({ length: lines }, (_, index) => `line ${index + 1}\n`.length).reduce((sum, length) => sum + length, 0);
  const [notice = "", leftOut = ""] = /^Bellwether: (\d+) bytes of the log were left out here\n/m.exec(log) ?? [];
  expect(log.length - notice.length + Number(leftOut)).toBe(total);
  expect(log).toMatch(/^line 1\nline 2\n/);
  expect(log.endsWith(`line ${lines}\n`)).toBe(true);
  expect(
    log
      .replace(notice, "")
      .trim()
      .split("\n")
      .every((line) => /^line \d+$/.test(line)),
  ).toBe(true);
  expect(steps).toMatchObject([{ logBytes: log.length, logTruncated: true }]);
  expect(log.length).toBeGreaterThan(64 * KB);
});

it("keeps a log whole that just fits", async ({ executor }) => {
  const limits = { log: { headBytes: 1_000, tailSegmentBytes: 1_000 } };
  const { steps } = await executor.run({ steps: [{ name: "Fit", run: "head -c 3000 /dev/zero | tr '\\0' x" }] }, {}, { limits });
  expect(executor.log(1)).toBe("x".repeat(3_000));
  expect(steps).toMatchObject([{ logBytes: 3_000, logTruncated: false }]);
});

it("bounds a log of 50 MB on disk and in memory", async ({ executor }) => {
  const megabytes = 50;
  const peak = watchMemory();
  const { steps, conclusion } = await executor.run({
    steps: [{ name: "Flood", run: `yes 'a line of a flood' | head -c ${megabytes * KB * KB}` }],
  });
  const grownBytes = peak.stop();
  expect(conclusion).toBe("success");
  expect(steps[0]).toMatchObject({ logTruncated: true });
  expect(steps[0]?.logBytes).toBeLessThan(32 * KB * KB + 200);
  expect(steps[0]?.logBytes).toBeGreaterThan(20 * KB * KB);
  // The storage of this spec holds the stored 32 MB in memory, as it came and joined.
  expect(grownBytes).toBeLessThan(2 * 32 * KB * KB + 100 * KB * KB);
});

it("gives an empty log for a step that said nothing", async ({ executor }) => {
  await executor.run({ steps: [{ name: "Quiet", run: "true" }] });
  expect(executor.log(1)).toBe("");
});

function watchMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  return {
    stop: () => {
      clearInterval(timer);
      return peak - before;
    },
  };
}
