import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LogTail } from "../../lambdas/execution/log-tail.ts";
import { StepLog } from "../../lambdas/execution/step-log.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "step-log-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

let logs = 0;
async function kept(chunks: readonly string[], headBytes: number, tailSegmentBytes: number) {
  const log = new StepLog(join(directory, `log-${logs++}`), { headBytes, tailSegmentBytes });
  for (const chunk of chunks) log.append(Buffer.from(chunk));
  const { body, truncated } = log.body();
  const text = (await buffer(Readable.from(body.chunks()))).toString();
  log.remove();
  return { text, truncated, length: body.length };
}

describe("a step's log", () => {
  it("accounts for every byte, kept or left out, however the output came", async () => {
    const output = fc.array(fc.stringMatching(/^[a-z\n]{0,40}$/), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(output, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 60 }), async (chunks, head, segment) => {
        const all = chunks.join("");
        const { text, truncated, length } = await kept(chunks, head, segment);
        expect(length).toBe(Buffer.byteLength(text));
        if (!truncated) {
          expect(text).toBe(all);
          return;
        }
        const [notice = "", bytes = ""] = /\n?Bellwether: (\d+) bytes of the log were left out here\n/.exec(text) ?? [];
        const [start = "", end = ""] = text.split(/Bellwether: \d+ bytes of the log were left out here\n/);
        // A head that ends within a line gets an end of line, which may look like one of the output's own.
        const added = start.length + end.length + Number(bytes) - all.length;
        expect([0, 1]).toContain(added);
        expect(all.startsWith(start.slice(0, start.length - added))).toBe(true);
        expect(added === 0 || start.endsWith("\n")).toBe(true);
        expect(all.endsWith(end)).toBe(true);
        expect(text.length - notice.length).toBeLessThanOrEqual(head + 2 * segment);
      }),
      { numRuns: 60 },
    );
  });

  it("puts its notices into lines of their own", async () => {
    const log = new StepLog(join(directory, "notices"), { headBytes: 1_000, tailSegmentBytes: 1_000 });
    log.notice("first");
    log.append(Buffer.from("half a line"));
    log.notice("second");
    expect(log.tail()).toBe("Bellwether: first\nhalf a line\nBellwether: second\n");
    log.remove();
  });
});

describe("the tail of a log", () => {
  it("is the end of what came", () => {
    const tail = new LogTail(5);
    for (const chunk of ["abc", "", "def", "0123456789"]) tail.append(Buffer.from(chunk));
    expect(tail.text()).toBe("56789");
    tail.append(Buffer.from("!"));
    expect(tail.text()).toBe("6789!");
  });

  it("never begins within a character", () => {
    const tail = new LogTail(4);
    tail.append(Buffer.from("ä€x"));
    expect(tail.text()).toBe("€x");
    tail.append(Buffer.from("y"));
    expect(tail.text()).toBe("xy");
  });
});
