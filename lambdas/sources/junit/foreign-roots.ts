const ROOTS = new Set(["testsuites", "testsuite", "testcase", "testrun"]);

/** Other tools' formats by their root element. */
const FOREIGN = new Map([
  ["TestRun", "Visual Studio's TRX"],
  ["test-run", "NUnit 3"],
  ["test-results", "NUnit 2"],
  ["test-suite", "a part of an NUnit report"],
  ["assemblies", "xUnit.net"],
  ["assembly", "xUnit.net"],
  ["testng-results", "TestNG"],
  ["robot", "Robot Framework"],
  ["Site", "CTest"],
  ["TestLog", "Boost.Test"],
  ["Catch2TestRun", "Catch2"],
  ["Catch", "Catch"],
  ["CUNIT_TEST_RUN_REPORT", "CUnit"],
  ["checkstyle", "Checkstyle"],
  ["coverage", "Cobertura coverage"],
  ["report", "JaCoCo coverage"],
  ["testExecutions", "SonarQube's generic test data"],
  ["html", "a web page"],
]);

/** Why a document with this root element is no JUnit report; null where it may be one. */
export function objectionToRoot(name: string): string | null {
  const format = FOREIGN.get(name.slice(name.indexOf(":") + 1));
  if (format === undefined && ROOTS.has(localName(name))) return null;
  return `the root element is <${name.slice(0, 60)}>, not <testsuites> or <testsuite>${format ? `; this looks like ${format}, not JUnit` : ""}`;
}

/** Why a document that begins like this is no XML; null where it may be. */
export function objectionToStart(start: string): string | null {
  const text = start.replace(/^\ufeff/, "").trimStart();
  if (text === "") return "the report is empty";
  if (text.startsWith("<")) return null;
  const format = /^[[{]/.test(text)
    ? "; this looks like JSON"
    : /^(TAP version|1\.\.\d|(not )?ok \d)/.test(text)
      ? "; this looks like TAP"
      : "";
  return `the report is not XML: it begins with ${JSON.stringify(text.slice(0, 30))}${format}`;
}

/** An element's name without its namespace's prefix, in lower case: tools differ in both. */
export const localName = (name: string) => name.slice(name.indexOf(":") + 1).toLowerCase();
