import { describe, expect } from "vitest";
import { it } from "../support/executions.ts";

describe.concurrent("steps", () => {
  it("run in order, for real, and their output is stored as it came", async ({ executor }) => {
    const result = await executor.run({
      steps: [
        { name: "Write", run: "echo hello > greeting; echo written" },
        { name: "Read", run: "cat greeting; echo to-stderr >&2" },
      ],
    });
    expect(result).toMatchObject({
      runId: "01JTESTRUN0000000000000000",
      attempt: 1,
      conclusion: "success",
      reason: null,
      configurationErrors: [],
      warnings: [],
    });
    expect(result.steps).toMatchObject([
      { number: 1, name: "Write", status: "completed", conclusion: "success", exitCode: 0, signal: null, logBytes: 8, logTruncated: false },
      { number: 2, name: "Read", status: "completed", conclusion: "success", exitCode: 0, signal: null, logBytes: 16, logTruncated: false },
    ]);
    expect([executor.log(1), executor.log(2)]).toEqual(["written\n", "hello\nto-stderr\n"]);
    expect(executor.s3.objects.get("log-1")?.type).toBe("text/plain; charset=utf-8");
  });

  it("are timed to the millisecond, the run from its claim to its result", async ({ executor }) => {
    const { startedAt, completedAt, steps } = await executor.run({ steps: [{ name: "Sleep", run: "sleep 0.2" }] });
    const [step] = steps;
    expect(step?.durationSeconds).toBeGreaterThanOrEqual(0.2);
    expect(step?.durationSeconds).toBeLessThan(2);
    const instants = [startedAt, step?.startedAt, step?.completedAt, completedAt];
    expect(instants.toSorted()).toEqual(instants);
    expect((Date.parse(step?.completedAt ?? "") - Date.parse(step?.startedAt ?? "")) / 1000).toBe(step?.durationSeconds);
  });

  it("that fail fail the run, and the rest is skipped", async ({ executor }) => {
    const result = await executor.run({
      steps: [
        { name: "Build", run: "echo broken; false; echo never" },
        { name: "Deploy", run: "echo deployed" },
      ],
    });
    expect(result).toMatchObject({ conclusion: "failure", reason: "step 1 (Build) failed: exit code 1" });
    expect(result.steps).toMatchObject([
      { conclusion: "failure", exitCode: 1 },
      { status: "completed", conclusion: "skipped", exitCode: null, startedAt: null, durationSeconds: null, logBytes: 0 },
    ]);
    expect(executor.log(1)).toBe("broken\n");
    expect(executor.s3.objects.has("log-2")).toBe(false);
  });

  it("may fail and let the others go on, but the run has failed", async ({ executor }) => {
    const result = await executor.run({
      steps: [
        { name: "Lint", run: "exit 3", continueOnFailure: true },
        { name: "Test", run: "echo tested" },
      ],
    });
    expect(result).toMatchObject({ conclusion: "failure", reason: "step 1 (Lint) failed: exit code 3" });
    expect(result.steps.map(({ conclusion }) => conclusion)).toEqual(["failure", "success"]);
  });

  it("that a signal ends are failures, and the signal is named", async ({ executor }) => {
    const result = await executor.run({ steps: [{ name: "Crash", run: "kill -SEGV $$" }] });
    expect(result).toMatchObject({ conclusion: "failure", reason: "step 1 (Crash) failed: killed by SIGSEGV" });
    expect(result.steps).toMatchObject([{ exitCode: null, signal: "SIGSEGV" }]);
  });

  it("run where they say", async ({ executor }) => {
    const result = await executor.run({
      steps: [
        { name: "Inside", run: "basename $PWD", workingDirectory: "packages/api" },
        { name: "Nowhere", run: "pwd", workingDirectory: "packages/web" },
      ],
      files: { "packages/api/readme": "" },
    });
    expect(executor.log(1)).toBe("api\n");
    expect(result).toMatchObject({
      conclusion: "failure",
      reason: "step 2 (Nowhere) failed: the working directory packages/web is no directory",
    });
    expect(executor.log(2)).toBe("Bellwether: the working directory packages/web is no directory\n");
  });

  it("have nobody to ask", async ({ executor }) => {
    await executor.run({ steps: [{ name: "Ask", run: "read answer || echo nobody answers" }] });
    expect(executor.log(1)).toBe("nobody answers\n");
  });
});

describe.concurrent("an execution", () => {
  it("leaves nothing on disk, even where a step took away its own permissions", async ({ executor }) => {
    await executor.run({ steps: [{ name: "Lock", run: "mkdir -p locked/inner; touch locked/inner/file; chmod 000 locked" }] });
    expect(executor.leftOnDisk()).toEqual([]);
  });

  it("is done once: whoever finds the claim taken does nothing", async ({ executor }) => {
    const order = await executor.order({ steps: [{ name: "Run", run: "echo ran" }] });
    const outcomes = await Promise.all([executor.execute(order), executor.execute(order)]);
    expect(outcomes.toSorted()).toEqual(["already_claimed", "executed"]);
    await expect(executor.execute(order)).resolves.toBe("already_claimed");
    for (const key of ["log-1", "result"]) expect(executor.s3.puts.filter((put) => put.key === key)).toHaveLength(1);
    expect(executor.s3.gets.filter((key) => key === "source")).toHaveLength(1);
  });

  it("does nothing at all when it cannot claim its run", async ({ executor }) => {
    const order = await executor.order({ steps: [{ name: "Run", run: "echo ran" }] });
    executor.s3.fail("PUT", "claim", 503, 10);
    await expect(executor.execute(order)).rejects.toThrow("the storage answered 503");
    expect(executor.s3.puts).toEqual([]);
  });

  it("puts its result last, and again until it is stored", async ({ executor }) => {
    executor.s3.fail("PUT", "result", 500);
    executor.s3.fail("PUT", "result", 0);
    const result = await executor.run({ steps: [{ name: "Run", run: "echo ran" }] });
    expect(result.conclusion).toBe("success");
    expect(executor.s3.puts.at(-1)?.key).toBe("result");
  });

  it("is not lost over a log or report that cannot be stored", async ({ executor }) => {
    executor.s3.fail("PUT", "log-1", 403);
    executor.s3.fail("PUT", "report-1", 500, 100);
    const result = await executor.run({ steps: [{ name: "Run", run: "echo '<testsuites/>' > report.xml", reports: ["report.xml"] }] });
    expect(result).toMatchObject({ conclusion: "success", reports: [], steps: [{ logBytes: 0 }] });
    expect(result.warnings).toEqual([
      "step 1: its log was not stored: the storage answered 403",
      "step 1: the report report.xml was not stored: the storage answered 500",
    ]);
  });

  it("tries an upload again", async ({ executor }) => {
    executor.s3.fail("PUT", "log-1", 503);
    executor.s3.fail("PUT", "log-1", 0);
    const result = await executor.run({ steps: [{ name: "Run", run: "echo ran" }] });
    expect(result.warnings).toEqual([]);
    expect(executor.log(1)).toBe("ran\n");
  });

  it("is Bellwether's own fault when the source cannot be fetched, and the reason keeps the URL's signature secret", async ({
    executor,
  }) => {
    executor.s3.fail("GET", "source", 500, 100);
    const result = await executor.run({ steps: [{ name: "Run", run: "echo ran" }] });
    expect(result).toMatchObject({ conclusion: "errored", reason: "the storage answered 500", configurationErrors: [], steps: [] });
    expect(executor.s3.text("result")).not.toContain("secret");
  });

  it("is Bellwether's own fault when there is no place to work in", async ({ executor }) => {
    const result = await executor.run({ steps: [{ name: "Run", run: "echo ran" }] }, {}, { tempDirectory: "/nonexistent" });
    expect(result).toMatchObject({ conclusion: "errored", reason: expect.stringContaining("ENOENT") });
  });
});
