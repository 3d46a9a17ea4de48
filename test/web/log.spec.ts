import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient } from "../../web/src/api/client.ts";
import { parseContentRange } from "../../web/src/api/content-range.ts";
import { locateEvidence } from "../../web/src/views/run/locate-evidence.ts";
import { allLines, appendLog, EMPTY_LOG, findLines, SHOWN_CHARS, shownLine, splitHits } from "../../web/src/views/run/log-text.ts";
import { mostTellingStep } from "../../web/src/views/run/most-telling-step.ts";
import { readLogPage } from "../../web/src/views/run/read-log-page.ts";
import { soughtLine } from "../../web/src/views/run/sought-line.ts";
import { aStep } from "./support/factories.ts";

const ESC = String.fromCharCode(27);

describe("a log that comes in pages", () => {
  it("has the same lines wherever its pages are cut, in the middle of a character too", () => {
    const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 6 });
    const lines = fc.array(fc.constantFrom("ok 1", "naïve …", "", "日本", "\t\r"), { maxLength: 12 });
    fc.assert(
      fc.property(lines, cuts, (all, at) => {
        const bytes = new TextEncoder().encode(all.join("\n"));
        const decoder = new TextDecoder();
        const places = [0, ...at.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
        const log = places
          .slice(1)
          .reduce((sum, end, index) => appendLog(sum, decoder.decode(bytes.subarray(places[index], end), { stream: true })), EMPTY_LOG);
        const expected = all.join("\n").split("\n");
        expect(allLines(log)).toEqual(expected.at(-1) === "" ? expected.slice(0, -1) : expected);
      }),
    );
  });

  it("knows where a page lies, and that some headers do not say", () => {
    expect(parseContentRange("bytes 0-999999/2800000")).toEqual({ start: 0, end: 999_999, total: 2_800_000 });
    expect(parseContentRange("bytes 5-9/*")).toEqual({ start: 5, end: 9, total: null });
    expect([parseContentRange(null), parseContentRange("bytes */10"), parseContentRange("lines 1-2/3")]).toEqual([null, null, null]);
  });
});

describe("readLogPage", () => {
  const clientOf = (answer: () => Response) => createClient({ baseUrl: "", token: () => null, fetch: async () => answer() });

  it("goes on where the answer says that it ended, since bytes may have changed on the way", async () => {
    const client = clientOf(() => new Response("ab\ufffd", { status: 206, headers: { "content-range": "bytes 10-12/500" } }));
    expect(await readLogPage(client, "/log", 10)).toMatchObject({ next: 13, total: 500 });
  });

  it("is the whole log where a server knows no ranges, and nothing beyond the end", async () => {
    expect(
      await readLogPage(
        clientOf(() => new Response("abc")),
        "/log",
        0,
      ),
    ).toMatchObject({ next: 3, total: 3 });
    expect(
      await readLogPage(
        clientOf(() => new Response("{}", { status: 416 })),
        "/log",
        7,
      ),
    ).toMatchObject({ bytes: { length: 0 }, next: 7, total: 7 });
    await expect(
      readLogPage(
        clientOf(() => new Response("{}", { status: 404 })),
        "/log",
        0,
      ),
    ).rejects.toThrow();
  });
});

describe("soughtLine", () => {
  const evidence = [
    { line: 40, text: "a" },
    { line: 4, text: "b" },
  ];
  const search = { asked: null, evidence, located: [40, null], linesRead: 50, isComplete: true };

  it("goes to the most telling evidence unasked, though it lies beyond what is read", () => {
    expect(soughtLine(search).line).toBe(40);
    expect(soughtLine({ ...search, located: [null, null], linesRead: 10, isComplete: false }).line).toBe(40);
    expect(soughtLine({ ...search, located: [null, null] }).line).toBeNull();
    expect(soughtLine({ ...search, evidence: [], located: [] }).line).toBeNull();
  });

  it("goes to the line that was asked for, or to where the evidence of that number is", () => {
    expect(soughtLine({ ...search, asked: 17 })).toEqual({ line: 17, isElsewhere: false });
    expect(soughtLine({ ...search, asked: 40, located: [44, null] })).toEqual({ line: 44, isElsewhere: false });
  });

  it("says where evidence of that number is in no line of the log", () => {
    expect(soughtLine({ ...search, asked: 4 })).toEqual({ line: 4, isElsewhere: true });
    expect(soughtLine({ ...search, asked: 4, isComplete: false }).isElsewhere).toBe(false);
  });
});

describe("a line of a log", () => {
  it("is shown as a terminal would leave it", () => {
    expect(shownLine(`${ESC}[1;32mok${ESC}[0m done\r`)).toBe("ok done");
    expect(shownLine("10 %\r50 %\r100 %")).toBe("100 %");
    expect(shownLine("<b>bold</b>")).toBe("<b>bold</b>");
  });

  it("is cut where it is longer than anyone reads, and says so", () => {
    expect(shownLine("x".repeat(SHOWN_CHARS + 7))).toMatch(/x… \(7 more characters\)$/);
  });
});

describe("searching", () => {
  it("finds words whatever their case, and nothing for no words", () => {
    expect(findLines(["Error: a", "ok", "an ERROR"], "error")).toEqual([0, 2]);
    expect(findLines(["Error: a"], "")).toEqual([]);
  });

  it("splits a line without losing any of it", () => {
    expect(splitHits("aXbxc", "x")).toEqual([
      { text: "a", hit: false },
      { text: "X", hit: true },
      { text: "b", hit: false },
      { text: "x", hit: true },
      { text: "c", hit: false },
    ]);
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "C", ".", "*") });
    fc.assert(
      fc.property(letters, letters, (line, words) => {
        expect(
          splitHits(line, words)
            .map(({ text }) => text)
            .join(""),
        ).toBe(line);
      }),
    );
  });
});

describe("locateEvidence", () => {
  const lines = ["start", `${ESC}[31mAssertionError: 1 !== 2${ESC}[0m`, "end"];

  it("takes the line that the evidence names where it is there", () => {
    expect(locateEvidence({ line: 2, text: "AssertionError: 1 !== 2" }, lines)).toBe(2);
  });

  it("finds the line where the number counts another text's lines, a test report's for example", () => {
    expect(locateEvidence({ line: 1, text: "  AssertionError: 1 !== 2" }, lines)).toBe(2);
    expect(locateEvidence({ line: 900, text: "AssertionError: 1…" }, lines)).toBe(2);
  });

  it("marks no line that does not hold it", () => {
    expect(locateEvidence({ line: 1, text: "TypeError" }, lines)).toBeNull();
    expect(locateEvidence({ line: 1, text: " " }, lines)).toBeNull();
  });
});

it("shows the first failed step unasked, else the one that runs, else the last that ran", () => {
  const [passed, failed] = [aStep(), aStep({ number: 2, conclusion: "failure" })];
  const running = aStep({ number: 2, status: "in_progress", conclusion: null });
  const waiting = aStep({ number: 3, status: "queued", conclusion: null, startedAt: null });
  expect(mostTellingStep([passed, failed, waiting])).toBe(failed);
  expect(mostTellingStep([passed, running, waiting])).toBe(running);
  expect(mostTellingStep([passed, waiting])).toBe(passed);
  expect(mostTellingStep([])).toBeNull();
});
