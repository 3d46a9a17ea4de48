import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const directory = mkdtempSync(join(tmpdir(), "parse-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const COMMAND = join(import.meta.dirname, "../../../bin/offline/parse.ts");
const PROGRAM = `import { parseCommand } from ${JSON.stringify(COMMAND)}; process.exitCode = await parseCommand(process.argv.slice(1));`;

function aFile(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

function parse(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", PROGRAM, "--", ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("bellwether parse", () => {
  const report = aFile(
    "report.xml",
    `<testsuite name="s"><testcase classname="C" name="a"/><testcase classname="C" name="b"><failure message="no"/></testcase>
     <testcase classname="C" name="c"><flakyFailure message="late"/></testcase></testsuite>`,
  );
  const page = aFile("page.html", "<html></html>");

  it("prints the tests of a report as JSON", () => {
    const { status, stdout, stderr } = parse("--json", report);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      file: report,
      tests: [
        { name: "C > a", status: "passed", attempts: ["passed"], message: null },
        { name: "C > b", status: "failed", attempts: ["failed"], message: "no" },
        { name: "C > c", status: "passed", attempts: ["failed", "passed"], message: "late" },
      ],
      warnings: [],
    });
  });

  it("says in words what cannot be read, in the JSON and beside it, and goes on with the next file", () => {
    const { status, stdout, stderr } = parse("--json", page, report);
    const [first, second] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const reason = expect.stringMatching(/the root element is <html>/);
    expect(first).toEqual({ file: page, error: reason, tests: [], warnings: [reason] });
    expect(second.tests).toHaveLength(3);
    expect(stderr).toMatch(/^.*page\.html: the root element is <html>.*\n$/);
    expect(status).toBe(1);
  });

  it("prints a summary for people", () => {
    expect(parse(report).stdout).toBe(
      `${report}: 3 tests, 2 passed, 1 failed, 0 skipped\n  failed   C > b: no\n  flaky    C > c: failed, passed\n`,
    );
  });

  it("refuses a file that is not there, and a call without any", () => {
    expect(parse("--json", join(directory, "missing.xml"))).toMatchObject({ status: 1, stderr: expect.stringMatching(/ENOENT/) });
    expect(parse()).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(/^bellwether parse \[--json\] FILE/) });
    expect(parse("--yaml", report)).toMatchObject({ status: 2, stderr: expect.stringMatching(/--yaml/) });
  });
});
