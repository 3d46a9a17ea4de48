import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, test } from "vitest";
import { parseJUnit } from "../../../lambdas/sources/junit/parse.ts";
import { UnreadableReport } from "../../../lambdas/sources/junit/unreadable-report.ts";
import { parse, piecesOf } from "./reports.ts";

const ONE_CASE = '<testsuite name="s" tests="1"><testcase classname="C" name="t"/></testsuite>';
const utf16 = (text: string, mark = "\ufeff") => Buffer.from(mark + text, "utf16le");

describe("what is no report", () => {
  test.each([
    { what: "nothing", report: "", says: /^the report is empty$/ },
    { what: "blanks", report: " \n\t\r\n ", says: /^the report is empty$/ },
    { what: "many blanks", report: " ".repeat(5_000), says: /the report is empty/ },
    { what: "only a declaration", report: '<?xml version="1.0"?>\n', says: /the report is empty: it has no element/ },
    { what: "text", report: "Tests run: 3", says: /is not XML: it begins with "Tests run: 3"/ },
    { what: "JSON", report: '{"tests": 3}', says: /not XML.*looks like JSON/ },
    { what: "TAP", report: "TAP version 13\nok 1 - a\n", says: /not XML.*looks like TAP/ },
    { what: "a zip", report: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2]), says: /not XML/ },
    {
      what: "bad syntax",
      report: "<testsuite>\n<testcase name=a/></testsuite>",
      says: /^line 2, column \d+: not well-formed XML: unquoted attribute value/,
    },
    { what: "crossed tags", report: "<testsuite><testcase></testsuite></testcase>", says: /^line 1, column \d+: .*unexpected close tag/ },
    { what: "two roots", report: ONE_CASE + ONE_CASE, says: /^line 1, .*only one root/ },
    { what: "a web page", report: "<!DOCTYPE html><html><body>login</body></html>", says: /<html>.*looks like a web page/ },
    {
      what: "TRX",
      report: '<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"/>',
      says: /<TestRun>.*Visual Studio's TRX/,
    },
    { what: "NUnit", report: '<test-run id="2"/>', says: /<test-run>.*NUnit 3/ },
    { what: "xUnit.net", report: "<assemblies/>", says: /<assemblies>.*xUnit.net/ },
    { what: "an unknown root", report: "<project/>", says: /the root element is <project>, not <testsuites> or <testsuite>$/ },
    {
      what: "an unknown encoding",
      report: '<?xml version="1.0" encoding="klingon"?><testsuite/>',
      says: /line 1: .*"klingon", which is not known/,
    },
  ])("is refused with a reason: $what", async ({ report, says }) => {
    await expect(parse(report)).rejects.toThrow(UnreadableReport);
    await expect(parse(report)).rejects.toThrow(says);
  });

  it("is refused wherever it was cut off: half a report is no report", async () => {
    const report = '<testsuite name="s"><testcase name="a"><failure message="m">text<![CDATA[x]]></failure></testcase></testsuite>';
    for (let length = 1; length < report.length; length++)
      await expect(parse(report.slice(0, length)), report.slice(0, length)).rejects.toThrow(UnreadableReport);
    await expect(parse(report.slice(0, 50))).rejects.toThrow(/^line 1, column 50: the report is cut off inside <testcase>$/);
    await expect(parse(report)).resolves.toMatchObject({ tests: [{ status: "failed" }] });
  });
});

describe("entities", () => {
  const withDoctype = (doctype: string, text = "") =>
    `<?xml version="1.0"?>${doctype}<testsuite name="s"><testcase name="t"><failure>${text}</failure></testcase></testsuite>`;

  test.each([
    { what: "a file", doctype: '<!DOCTYPE testsuite [<!ENTITY x SYSTEM "file:///etc/passwd">]>', text: "&x;" },
    { what: "an address", doctype: '<!DOCTYPE testsuite [ <!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x; ]>', text: "" },
    { what: "laughs", doctype: '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>', text: "&c;" },
    {
      what: "one behind a subset that looks harmless",
      doctype: "<!DOCTYPE t [<!ELEMENT t ANY> <!-- ] > -->\n<!ENTITY x 'y'>]>",
      text: "&x;",
    },
  ])("are refused where a DOCTYPE declares them: $what", async ({ doctype, text }) => {
    const attempt = parse(withDoctype(doctype, text));
    await expect(attempt).rejects.toThrow(UnreadableReport);
    await expect(attempt).rejects.toThrow(/^line \d+, column \d+: the report has a DOCTYPE that declares entities/);
  });

  it("are left as they are where nobody declares them", async () => {
    const { tests, warnings } = await parse(
      withDoctype('<!DOCTYPE testsuite SYSTEM "http://127.0.0.1:9/junit.dtd">', "&x; &nbsp;&constructor; &lt;"),
    );
    expect(tests[0]?.message).toBe("&x; &nbsp;&constructor; <");
    expect(warnings).toEqual([
      "the report has a DOCTYPE, which was ignored",
      "references to unknown entities were left as they are (3 times)",
    ]);
  });
});

describe("a report that is too much", () => {
  it("is read at 50 MB, within 32 MB of heap, however long its logs and texts are", async () => {
    const program = join(import.meta.dirname, "read-large-report.ts");
    const { stdout } = await promisify(execFile)(process.execPath, ["--max-old-space-size=32", program]);
    const { tests, warnings } = JSON.parse(stdout);
    expect(tests).toMatchObject([
      { test: "C > t", status: "failed" },
      { test: "C > u", status: "passed" },
    ]);
    expect(tests[0]?.message).toHaveLength(4_000);
    expect(warnings).toEqual([]);
  });

  it("is refused beyond 50 MB, as soon as it gets there", async () => {
    let given = 0;
    async function* endless() {
      yield "<testsuite><system-out>";
      for (;;) {
        given += 1024 * 1024;
        yield " ".repeat(1024 * 1024);
      }
    }
    await expect(parseJUnit(endless())).rejects.toThrow(/^the report is larger than 52428800 bytes$/);
    expect(given).toBeLessThan(52 * 1024 * 1024);
  });

  it("is refused when it is nested more than 100 deep", async () => {
    const nested = (depth: number) => `${"<testsuite>".repeat(depth)}${"</testsuite>".repeat(depth)}`;
    await expect(parse(nested(100))).resolves.toMatchObject({ tests: [] });
    await expect(parse(nested(101))).rejects.toThrow(/^line 1, column 1111: elements are nested more than 100 deep$/);
    await expect(parse("<testsuite>".repeat(1_000_000))).rejects.toThrow(UnreadableReport);
  });

  it("is refused when it holds more tests than anybody reads", async () => {
    const cases = `<testsuite>${Array.from({ length: 11 }, (_, index) => `<testcase name="t${index}"/>`).join("")}</testsuite>`;
    await expect(parse(cases, { maxTests: 10 })).rejects.toThrow(/more than 10 tests/);
    await expect(parse(cases, { maxTests: 11 })).resolves.toMatchObject({ warnings: [] });
  });
});

describe("a report with blemishes is read, with a warning", () => {
  test.each([
    {
      blemish: "control characters",
      report: '<testsuite><testcase name="a\u0000b\u0008"/></testsuite>',
      warns: /^characters that XML forbids were replaced \(2 times\)$/,
    },
    {
      blemish: "references to them",
      report: '<testsuite><testcase name="a&#0;"/></testsuite>',
      warns: /references to characters that XML forbids/,
    },
    { blemish: "]]> in a text", report: '<testsuite>]]><testcase name="a"/></testsuite>', warns: /stands in a text/ },
    { blemish: "a line before the declaration", report: `\n<?xml version="1.0"?>${ONE_CASE}`, warns: /before the XML declaration/ },
    { blemish: "a plain DOCTYPE", report: `<!DOCTYPE testsuite>${ONE_CASE}`, warns: /DOCTYPE, which was ignored/ },
    {
      blemish: "bytes of another encoding",
      report: Buffer.from('<testsuite><testcase name="caf\xe9"/></testsuite>', "latin1"),
      warns: /not in the report's encoding/,
    },
    {
      blemish: "fewer tests than declared",
      report: '<testsuite name="s" tests="2"><testcase name="a"/></testsuite>',
      warns: /"s" declares 2 tests but holds 1/,
    },
    { blemish: "a wrong encoding", report: `<?xml version="1.0" encoding="utf-16"?>${ONE_CASE}`, warns: /says that it is utf-16/ },
  ])("$blemish", async ({ report, warns }) => {
    const { tests, warnings } = await parse(report);
    expect(tests).toHaveLength(1);
    expect(warnings).toEqual([expect.stringMatching(warns)]);
  });

  it("and no more than some dozen warnings", async () => {
    const suites = Array.from({ length: 500 }, (_, index) => `<testsuite name="s${index}" tests="1"/>`).join("");
    const { warnings } = await parse(`<testsuites>${suites}<testcase name="a"/></testsuites>`);
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)).toBe("and 480 more");
  });
});

describe("encodings", () => {
  const report = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><testsuite><testcase name="café"/></testsuite>`;

  test.each([
    { encoding: "UTF-8", bytes: Buffer.from(report("UTF-8")) },
    { encoding: "UTF-8 with a byte order mark", bytes: Buffer.from(`\ufeff${report("utf-8")}`) },
    { encoding: "UTF-16, little end first", bytes: utf16(report("UTF-16")) },
    { encoding: "UTF-16, big end first", bytes: utf16(report("UTF-16")).swap16() },
    { encoding: "UTF-16 without a mark", bytes: utf16(report("UTF-16"), "") },
    { encoding: "latin-1", bytes: Buffer.from(report("ISO-8859-1"), "latin1") },
    { encoding: "windows-1252", bytes: Buffer.from(report("windows-1252"), "latin1") },
  ])("reads $encoding, in whatever pieces", async ({ bytes }) => {
    for (const size of [1, 3, 1_000]) {
      const { tests, warnings } = await parseJUnit(piecesOf(bytes, size));
      expect({ names: tests.map(({ name }) => name), warnings }).toEqual({ names: ["café"], warnings: [] });
    }
  });
});

it("passes a failing source on as it is, because that may be tried again", async () => {
  async function* broken() {
    yield "<testsuite>";
    throw new Error("connection reset");
  }
  await expect(parseJUnit(broken())).rejects.toThrow("connection reset");
  await expect(parseJUnit(broken())).rejects.not.toBeInstanceOf(UnreadableReport);
});
