import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LongRunTrimmer } from "../../../lambdas/sources/junit/long-run-trimmer.ts";
import { parseJUnit } from "../../../lambdas/sources/junit/parse.ts";

const REPORT = `<?xml version="1.0" encoding="UTF-8"?>\r
<!DOCTYPE testsuites SYSTEM "a>b">\r
<!-- <testcase name="no"/> "'-- -->
<testsuites><testsuite name="größe 🐛" tests='9'><testcase classname='a "quoted" > class' name="über &lt;all&gt; &#x1F41B;" time="0.5">\r
<failure type="E" message="it's &quot;so&quot;\u0007"><![CDATA[<not> a tag ]] ]]]]><![CDATA[> & more]]> &amp; some text that is rather long, with commas, so that it is cut</failure></testcase>
<testcase classname="C" name="t"><flakyFailure message="m"/></testcase><testcase name="u"><skipped/></testcase>
<system-out><![CDATA[<failure> that was only printed ]]></system-out></testsuite></testsuites>\n`;

/** Places to cut a text of this length at. */
const cutsOf = (length: number) =>
  fc.uniqueArray(fc.nat(length), { maxLength: 40 }).map((cuts) => [0, ...cuts, length].toSorted((a, b) => a - b));

function piecesAt<T extends string | Uint8Array>(whole: T, cuts: readonly number[]): T[] {
  return cuts.slice(1).map((cut, index) => whole.slice(cuts[index], cut) as T);
}

async function* stream<T>(pieces: readonly T[]) {
  yield* pieces;
}

describe("however a report is cut into pieces", () => {
  it.each([1_000, 20, 5])("it is the same report, with runs of at most %i characters", async (maxRun) => {
    const bytes = new Uint8Array(Buffer.from(REPORT));
    const whole = await parseJUnit(stream([bytes]), { maxRun });
    expect(whole.tests).toHaveLength(3);
    await fc.assert(
      fc.asyncProperty(cutsOf(bytes.length), async (cuts) => {
        expect(await parseJUnit(stream(piecesAt(bytes, cuts)), { maxRun })).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it("it is the same report as text, too, surrogates and line ends cut in two", async () => {
    const whole = await parseJUnit(stream([REPORT]));
    await fc.assert(
      fc.asyncProperty(cutsOf(REPORT.length), async (cuts) => {
        expect(await parseJUnit(stream(piecesAt(REPORT, cuts)))).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it("it is refused at the same place", async () => {
    const broken = REPORT.replace("</testcase>", "</testcas>");
    const reason = (pieces: readonly string[]) =>
      parseJUnit(stream(pieces), { maxRun: 30 }).then(
        () => "read",
        (error: unknown) => String(error),
      );
    const whole = await reason([broken]);
    expect(whole).toMatch(/line 5, column \d+: not well-formed XML: unexpected close tag/);
    await fc.assert(
      fc.asyncProperty(cutsOf(broken.length), async (cuts) => {
        expect(await reason(piecesAt(broken, cuts))).toBe(whole);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the trimmer of long runs", () => {
  const trim = (text: string, maxRun: number) => {
    const trimmer = new LongRunTrimmer(maxRun);
    return { text: trimmer.write(text) + trimmer.end(), droppedLines: trimmer.droppedLines };
  };

  it("cuts texts, attributes, comments and CDATA, and nothing that gives them their shape", () => {
    const long = "word ".repeat(10);
    expect(trim(`<a b="${long}" c='${long}'>${long}<![CDATA[${long}]]><!--${long}--></a>`, 7).text).toBe(
      `<a b="word word …" c='word word …'>word word …<![CDATA[word word …]]><!--word word …--></a>`,
    );
  });

  it("never cuts an entity in two", () => {
    expect(trim("<a>one&amp;two three</a>", 5).text).toBe("<a>one&amp;two …</a>");
  });

  it("counts the lines that it drops", () => {
    expect(trim("<a>one\ntwo\nthree\n</a>", 2)).toEqual({ text: "<a>one …</a>", droppedLines: 3 });
  });

  it("leaves what is short as it is, whatever it looks like", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[<>"'!\-[\]CDAT/?=ab ]*$/, { maxLength: 60 }), (text) => {
        expect(trim(text, 1_000).text).toBe(text);
      }),
    );
  });
});
