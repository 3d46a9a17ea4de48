import { CaseReader } from "./case-reader.ts";
import { checkStart } from "./check-start.ts";
import { decodeXml } from "./decode-xml.ts";
import { objectionToRoot } from "./foreign-roots.ts";
import type { JUnitReport } from "./junit-report.ts";
import { readXml, type XmlEvents } from "./read-xml.ts";
import { REPORT_LIMITS, type ReportLimits } from "./report-limits.ts";
import { ReportWarnings } from "./report-warnings.ts";
import { UnreadableReport } from "./unreadable-report.ts";

export type { JUnitReport, ReportedTest } from "./junit-report.ts";
export { UnreadableReport } from "./unreadable-report.ts";

/**
 * Read a JUnit report of any dialect as it arrives; apart from the tests, memory does not grow with it. A test that is
 * reported again after it failed becomes one test of several attempts, whose status is the last one's. Throws
 * `UnreadableReport` for what is no such report; half a report is none.
 */
export async function parseJUnit(chunks: AsyncIterable<Uint8Array | string>, limits: Partial<ReportLimits> = {}): Promise<JUnitReport> {
  const all = { ...REPORT_LIMITS, ...limits };
  const warnings = new ReportWarnings();
  const reader = new CaseReader(warnings, all.maxTests);
  await readXml(checkStart(decodeXml(chunks, all.maxBytes, warnings)), behindRightRoot(reader), all, warnings);
  const tests = reader.tests();
  if (tests.length === 0) warnings.add("the report holds no tests");
  return { tests, warnings: warnings.list() };
}

/** Lets a document through if its root is one of JUnit's. */
function behindRightRoot({ open, text, close }: XmlEvents): XmlEvents {
  let seen = false;
  const openChecked: XmlEvents["open"] = (name, attributes) => {
    const objection = seen ? null : objectionToRoot(name);
    if (objection !== null) throw new UnreadableReport(objection);
    seen = true;
    open(name, attributes);
  };
  return { open: openChecked, text, close };
}
