import { describe, expect } from "vitest";
import { it } from "../support/executions.ts";
import { isRunning, until } from "../support/processes.ts";

const pidsIn = (log: string) => [...log.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));

describe.concurrent("a timeout", () => {
  it("of a step ends its whole process group and says so in the log", async ({ executor }) => {
    const run = "(sleep 60 & echo pid $!; wait) & echo pid $!; echo pid $$; wait";
    const result = await executor.run({
      steps: [
        { name: "Hang", run, timeoutSeconds: 1 },
        { name: "After", run: "echo never" },
      ],
    });
    expect(result).toMatchObject({ conclusion: "timed_out", reason: "step 1 (Hang) timed out after 1 s" });
    expect(result.steps).toMatchObject([{ conclusion: "timed_out", signal: "SIGTERM" }, { conclusion: "skipped" }]);
    expect(executor.log(1)).toMatch(/^Bellwether: step timed out after 1 s; its process group was killed$/m);
    const pids = pidsIn(executor.log(1));
    expect(pids).toHaveLength(3);
    expect(pids.filter(isRunning)).toEqual([]);
  });

  it("kills those who ignore a request to end", async ({ executor }) => {
    const run = "trap '' TERM; echo pid $$; while true; do sleep 0.1; done";
    const result = await executor.run({ steps: [{ name: "Stubborn", run, timeoutSeconds: 1 }] }, {}, { limits: { graceMs: 300 } });
    expect(result.steps).toMatchObject([{ conclusion: "timed_out", signal: "SIGKILL" }]);
    expect(pidsIn(executor.log(1)).filter(isRunning)).toEqual([]);
  });

  it("of the run ends the step that runs, and names the limit", async ({ executor }) => {
    const result = await executor.run({ steps: [{ name: "Hang", run: "printf 'no newline'; sleep 60" }] }, { timeoutSeconds: 1 });
    expect(result).toMatchObject({ conclusion: "timed_out", reason: "run timed out after 1 s (the run's timeout)" });
    expect(executor.log(1)).toBe(
      "no newline\nBellwether: run timed out after 1 s (the run's timeout); the step's process group was killed\n",
    );
  });

  it("of the workflow or of the function counts where it is nearer", async ({ executor }) => {
    const steps = [{ name: "Hang", run: "sleep 60" }];
    const byWorkflow = await executor.run({ steps, workflow: { timeoutSeconds: 1 } });
    expect(byWorkflow.reason).toBe("run timed out after 1 s (timeoutSeconds in .bellwether.json)");
    executor.s3.objects.clear();
    const byFunction = await executor.run({ steps }, {}, { remainingMs: () => 20_500 });
    expect(byFunction.reason).toBe("run timed out after 0 s (the function's own limit)");
  });

  it("of a step lets a run go on that wants to, and it has timed out all the same", async ({ executor }) => {
    const result = await executor.run({
      steps: [
        { name: "Slow", run: "sleep 60", timeoutSeconds: 1, continueOnFailure: true },
        { name: "Next", run: "exit 1" },
      ],
    });
    expect(result).toMatchObject({ conclusion: "timed_out", reason: "step 1 (Slow) timed out after 1 s" });
    expect(result.steps.map(({ conclusion }) => conclusion)).toEqual(["timed_out", "failure"]);
  });
});

describe.concurrent("processes that outlive their step", () => {
  it("are ended with it, and it is not waited for them", async ({ executor }) => {
    const startedAt = Date.now();
    await executor.run({ steps: [{ name: "Daemon", run: "sleep 60 & echo pid $!" }] });
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    const pids = pidsIn(executor.log(1));
    expect(pids).toHaveLength(1);
    await until(() => !pids.some(isRunning));
  });

  it.runIf(process.platform === "linux")("are ended though they left its process group", async ({ executor }) => {
    await executor.run({ steps: [{ name: "Daemon", run: "setsid sh -c 'echo pid $$; exec sleep 60' &\nsleep 0.3" }] });
    const pids = pidsIn(executor.log(1));
    expect(pids).toHaveLength(1);
    await until(() => !pids.some(isRunning));
  });
});

describe.concurrent("a cancellation", () => {
  it("ends the running step within two seconds", async ({ executor }) => {
    const order = await executor.order({
      steps: [
        { name: "Hang", run: "echo pid $$; sleep 60" },
        { name: "After", run: "echo never" },
      ],
    });
    const execution = executor.execute(order);
    await until(() => executor.progress().length > 0);
    const cancelledAt = Date.now();
    executor.s3.put("cancel", "{}");
    await execution;
    expect(Date.now() - cancelledAt).toBeLessThan(2_500);
    const result = executor.result();
    expect(result).toMatchObject({ conclusion: "cancelled", reason: "run was cancelled" });
    expect(result.steps.map(({ conclusion }) => conclusion)).toEqual(["cancelled", "skipped"]);
    expect(executor.log(1)).toContain("Bellwether: run was cancelled; the step's process group was killed");
    expect(pidsIn(executor.log(1)).filter(isRunning)).toEqual([]);
  });

  it("that came before the steps leaves them all out", async ({ executor }) => {
    executor.s3.put("cancel", "{}");
    const source = {
      steps: [{ name: "Run", run: "sleep 3" }],
      files: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`f${index}`, ""])),
    };
    const result = await executor.run(source);
    expect(result.conclusion).toBe("cancelled");
    expect(["skipped", "cancelled"]).toContain(result.steps[0]?.conclusion);
  });

  it("is not read out of a refusal or a broken connection", async ({ executor }) => {
    executor.s3.fail("GET", "cancel", 403, 2);
    executor.s3.fail("GET", "cancel", 0, 2);
    const result = await executor.run({ steps: [{ name: "Run", run: "sleep 0.3" }] }, {}, { limits: { cancelEveryMs: 50 } });
    expect(result.conclusion).toBe("success");
    expect(executor.s3.gets.filter((key) => key === "cancel").length).toBeGreaterThan(0);
  });
});
