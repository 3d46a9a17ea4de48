import { describe, expect, it, test } from "vitest";
import { NO_CONTEXT } from "../../../lambdas/domain/triage/step-context.ts";
import { createTriage, triageLog } from "../../../lambdas/domain/triage/triage.ts";

const EXIT_1 = "##[error]Process completed with exit code 1.";

describe("triage of a log", () => {
  test.each([
    {
      log: [
        "npm ci",
        "npm ERR! code ENOTFOUND",
        "npm ERR! network request to https://registry.example failed, reason: getaddrinfo ENOTFOUND registry.example",
      ],
      is: ["network", "dns"],
      line: 3,
    },
    { log: ["Writing report", "node:fs: Error: ENOSPC: no space left on device, write"], is: ["disk", "no_space"], line: 2 },
    { log: ["Collecting left-pad", "ERROR: No matching distribution found for left-pad"], is: ["dependency", "not_found"], line: 2 },
    {
      log: ["tests/test_a.py F", "E       assert 3 == 4", "FAILED tests/test_a.py::test_b - assert 3 == 4"],
      is: ["test_failure", "assertion"],
      line: 3,
    },
    { log: ["src/a.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'."], is: ["build_failure", "compile"], line: 1 },
    { log: ["Bellwether: .bellwether.json: steps.0.run: must not be empty"], is: ["configuration", "workflow_file"], line: 1 },
    {
      log: ["upload: failed", "An error occurred (ExpiredToken) when calling the PutObject operation"],
      is: ["credentials", "expired"],
      line: 2,
    },
  ])("finds $is.0/$is.1", ({ log, is: [category, subCategory], line }) => {
    const verdict = triageLog([...log, EXIT_1]);
    expect(verdict).toMatchObject({ category, subCategory });
    expect(verdict.evidence[0]?.line).toBe(line);
  });

  it("prefers the surer rule, wherever its line stands", () => {
    const verdict = triageLog(["ENOSPC: no space left on device", "AssertionError: expected 3 to equal 4"]);
    expect(verdict.rule).toBe("no-space");
    expect(verdict.evidence.map(({ line }) => line)).toEqual([1, 2]);
  });

  it("blames the test, not what the program under test logged on the way", () => {
    const noise = [
      "WARN login failed: Bad credentials",
      "java.net.ConnectException: Connection refused",
      "javax.ws: 503 Service Unavailable",
    ];
    expect(triageLog([...noise, "[ERROR] com.acme.CartTest.adds  Time elapsed: 0.1 s  <<< FAILURE!", ...noise]).category).toBe(
      "test_failure",
    );
  });

  it("shows of a command that was retried the attempt that gave up", () => {
    const line = "Error response from daemon: manifest for python:3.99 not found: manifest unknown";
    expect(triageLog([line, "back off", line, "back off", line]).evidence.map((item) => item.line)).toEqual([5, 3, 1]);
  });

  it("shows of a compiler's cascade the first error of the unit that failed last", () => {
    const log = ["[1/9] Building a.o", "a.c:1:1: error: one", "[2/9] Building b.o", "b.c:1:1: error: two", "b.c:9:1: error: three"];
    expect(triageLog(log).evidence.map(({ line }) => line)).toEqual([4, 5, 2]);
  });

  it("shows above a cause the error that it is the cause of", () => {
    const log = ["error: Error while fetching the index", "  Caused by: client error (Connect)", "  Caused by: dns error", "more output"];
    const verdict = triageLog(log);
    expect(verdict.rule).toBe("dns");
    expect(verdict.evidence.map(({ line }) => line)).toEqual([1, 3]);
  });

  it("does not believe steps that ran after the one that failed more than the one that failed", () => {
    const verdict = triageLog(["ERROR: No matching distribution found for x", EXIT_1, "##[group]Run upload", "npm ERR! code ERESOLVE"]);
    expect(verdict.evidence[0]?.line).toBe(1);
  });

  it("numbers lines as they came, from 1, and cuts their text", () => {
    const [evidence] = triageLog(["", "x", `Error: ENOSPC: no space left on device ${"y".repeat(900)}`]).evidence;
    expect(evidence?.line).toBe(3);
    expect(evidence?.text).toHaveLength(500);
  });

  it("never shows more than five lines", () => {
    const log = Array.from({ length: 50 }, (_, index) => `FAILED tests/test_a.py::test_${index} - KeyError: 'x'`);
    expect(triageLog(log).evidence).toHaveLength(5);
  });

  it("strips colours, timestamps and markers from what it shows", () => {
    const esc = String.fromCharCode(27);
    const [evidence] = triageLog([`2026-07-30T10:39:20.7109104Z ##[error]${esc}[31mNo space left on device${esc}[0m`]).evidence;
    expect(evidence?.text).toBe("No space left on device");
  });

  test.each([
    "Process completed with exit code 1",
    "Command failed with exit code 1.",
    'The command "npm test" exited with 1.',
    "npm ERR! code ELIFECYCLE",
    "npm ERR! errno 1",
    "make: *** [Makefile:3: test] Error 1",
    "error Command failed with exit code 1.",
    "Bash exited with code '1'.",
    "script returned exit code 1",
    "exit status 1",
    "BUILD FAILED",
  ])("never takes boilerplate for evidence: %s", (line) => {
    expect(triageLog(["all was quiet", line, line])).toMatchObject({
      category: "unknown",
      rule: "none",
      evidence: [{ line: 1, text: "all was quiet" }],
    });
  });
});

describe("a log that no rule knows", () => {
  it("is unknown, with little confidence, its last lines and something to do", () => {
    const verdict = triageLog(["alpha", "beta", EXIT_1], { stepName: "frob" });
    expect(verdict).toMatchObject({ category: "unknown", rule: "none", evidence: [{ line: 2 }, { line: 1 }] });
    expect(verdict.confidence).toBeLessThan(0.3);
    expect(verdict.actions).not.toEqual([]);
  });

  it("is at least a failure of what the step was for", () => {
    expect(triageLog(["alpha"], { stepName: "Run unit tests" })).toMatchObject({
      category: "test_failure",
      rule: "step-kind",
      confidence: 0.25,
    });
    expect(triageLog(["##[group]Run npm ci", "##[endgroup]", "alpha"])).toMatchObject({ category: "dependency", rule: "step-kind" });
  });

  it("shows the last line that speaks of a failure", () => {
    expect(triageLog(["step one", "could not frob the widget", "bye"])).toMatchObject({ category: "unknown", evidence: [{ line: 2 }] });
  });

  it("is unknown without evidence where there is no log", () => {
    expect(triageLog([])).toMatchObject({ category: "unknown", evidence: [] });
    expect(triageLog(["", "  "], { stepName: "test" })).toMatchObject({ category: "unknown", evidence: [] });
  });

  it("lets warnings decide nothing", () => {
    expect(triageLog(["npm WARN network read ECONNRESET, retrying"])).toMatchObject({ category: "unknown", evidence: [{ line: 1 }] });
  });
});

describe("how the step ended", () => {
  it("a time-out outweighs every line, and shows the kill and what came before it", () => {
    const log = [
      "AssertionError: expected 1 to equal 2",
      "waiting for the moon",
      "Bellwether: step timed out after 5 s; its process group was killed",
    ];
    const verdict = triageLog(log, { conclusion: "timed_out", signal: "SIGKILL" });
    expect(verdict).toMatchObject({ category: "timeout", subCategory: "step_timeout", evidence: [{ line: 3 }, { line: 1 }, { line: 2 }] });
  });

  it("a time-out is one though the log is empty", () => {
    expect(triageLog([], { conclusion: "timed_out" })).toMatchObject({ category: "timeout", evidence: [] });
  });

  test.each([
    { context: { exitCode: 137 }, category: "out_of_memory" },
    { context: { signal: "SIGKILL" }, category: "out_of_memory" },
    { context: { exitCode: 139 }, category: "test_failure" },
    { context: { exitCode: 127 }, category: "configuration" },
    { context: { exitCode: 126 }, category: "configuration" },
    { context: { exitCode: 124 }, category: "timeout" },
  ])("$context hints at $category where the log is silent", ({ context, category }) => {
    expect(triageLog(["compiling", "linking"], { stepName: "frob", ...context })).toMatchObject({
      category,
      evidence: [{ line: 2 }, { line: 1 }],
    });
  });

  it("a hint gives way to a line that tells more", () => {
    expect(triageLog(["src/a.c:1:2: error: nope"], { exitCode: 137 }).category).toBe("build_failure");
  });

  it("a cancelled step was killed by whoever cancelled it, not for memory", () => {
    expect(triageLog(["working"], { conclusion: "cancelled", signal: "SIGKILL" }).category).not.toBe("out_of_memory");
  });

  test.each([
    { stepName: "unit tests", category: "test_failure" },
    { stepName: "build", category: "build_failure" },
    { stepName: "install", category: "dependency" },
    { stepName: "frob", category: "unknown" },
  ])("an exception that says nothing by itself, in $stepName, is $category", ({ stepName, category }) => {
    expect(triageLog(["Traceback (most recent call last):", "RuntimeError: boom"], { stepName })).toMatchObject({
      category,
      evidence: [{ line: 2 }],
    });
  });
});

describe("a long log", () => {
  it("is read in bounded memory", () => {
    const triage = createTriage(NO_CONTEXT);
    const before = process.memoryUsage().heapUsed;
    for (let line = 0; line < 300_000; line += 1)
      triage.feed(`2026-01-01T10:00:00Z error ${line}: test number ${line} failed with code ${line % 7}`);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
    expect(triage.verdict().evidence.length).toBeLessThanOrEqual(5);
  });

  it("may have a line of many megabytes", () => {
    const verdict = triageLog(["x".repeat(20_000_000), "No space left on device"]);
    expect(verdict.evidence[0]?.line).toBe(2);
  });

  it("can be asked for its verdict while it is being read", () => {
    const triage = createTriage(NO_CONTEXT);
    triage.feed("all is well");
    expect(triage.verdict().category).toBe("unknown");
    triage.feed("No space left on device");
    expect(triage.verdict().category).toBe("disk");
  });
});
