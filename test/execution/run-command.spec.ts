import { describe, expect, it } from "vitest";
import { Halt } from "../../lambdas/execution/halt.ts";
import { type Command, runCommand } from "../../lambdas/execution/run-command.ts";

const aCommand = (overrides: Partial<Command>): Command => ({
  text: "true",
  directory: "/",
  environment: { PATH: "/usr/bin:/bin" },
  mark: "no-process-has-this-in-its-environment",
  graceMs: 500,
  halt: new AbortController().signal,
  onOutput: () => {},
  ...overrides,
});

describe("a command", () => {
  it("that cannot be started is told from one that failed", async () => {
    await expect(runCommand(aCommand({ directory: "/nonexistent" }))).resolves.toEqual({
      kind: "not_started",
      message: expect.stringContaining("ENOENT"),
    });
    await expect(runCommand(aCommand({ text: "exit 7" }))).resolves.toEqual({ kind: "exited", exitCode: 7, signal: null, halted: null });
  });

  it("that was to end before it began is ended at once", async () => {
    const halt = Halt.cancelled();
    const ended = await runCommand(aCommand({ text: "sleep 60", halt: AbortSignal.abort(halt) }));
    expect(ended).toEqual({ kind: "exited", exitCode: null, signal: "SIGTERM", halted: halt });
  });

  it("is given the time to end in order", async () => {
    const controller = new AbortController();
    let output = "";
    const ending = runCommand(
      aCommand({
        text: "trap 'sleep 0.2; echo tidied up; exit 0' TERM; echo ready; while true; do sleep 0.05; done",
        halt: controller.signal,
        onOutput: (chunk) => {
          output += Buffer.from(chunk).toString();
          if (output === "ready\n") controller.abort(Halt.stepTimedOut(1));
        },
      }),
    );
    await expect(ending).resolves.toMatchObject({ exitCode: 0, signal: null, halted: { conclusion: "timed_out" } });
    expect(output).toContain("tidied up");
  });

  it("may write more than a pipe holds just before its end, and all of it is read", async () => {
    let bytes = 0;
    const ended = await runCommand(
      aCommand({
        text: "head -c 5000000 /dev/zero",
        onOutput: (chunk) => {
          bytes += chunk.length;
        },
      }),
    );
    expect(ended).toMatchObject({ exitCode: 0 });
    expect(bytes).toBe(5_000_000);
  });
});
