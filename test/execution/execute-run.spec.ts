import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Context } from "aws-lambda";
import { expect } from "vitest";
import { handler } from "../../lambdas/handlers/execute-run.ts";
import { it } from "../support/executions.ts";
import { isRunning, until } from "../support/processes.ts";

const context = { getRemainingTimeInMillis: () => 900_000 } as Context;

it("executes the order it is started with, and a second delivery changes nothing", async ({ executor }) => {
  const order = await executor.order({ steps: [{ name: "Run", run: "echo ran" }] });
  await handler(order, context);
  const first = executor.s3.text("result");
  await handler(order, context);
  expect(executor.result()).toMatchObject({ conclusion: "success", steps: [{ conclusion: "success" }] });
  expect(executor.s3.text("result")).toBe(first);
  expect(executor.s3.puts.filter(({ key }) => key === "result")).toHaveLength(1);
});

it("refuses what is no order, naming what is wrong and no URL", async ({ executor }) => {
  const { urls, ...order } = await executor.order({ steps: [] });
  await expect(handler({ ...order, attempt: "first", urls }, context)).rejects.toThrow(/attempt/);
  await expect(handler({ ...order, attempt: "first", urls }, context)).rejects.not.toThrow(/X-Amz-Signature/);
  expect(executor.s3.puts).toEqual([]);
});

it("takes its steps with it when its process is told to end", async ({ executor }) => {
  const order = await executor.order({ steps: [{ name: "Hang", run: "echo pid $$; sleep 60 & wait" }] });
  const script = `
    import { handler } from ${JSON.stringify(join(import.meta.dirname, "../../lambdas/handlers/execute-run.ts"))};
    await handler(${JSON.stringify(order)}, { getRemainingTimeInMillis: () => 900_000 });`;
  const worker = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: "ignore",
    env: { ...process.env, TMPDIR: executor.tempDirectory },
  });
  const pidOfStep = () => Number(/pid (\d+)/.exec(executor.progress().at(-1)?.tails["1"] ?? "")?.[1] ?? 0);
  await until(() => pidOfStep() > 0, 10_000);
  const pid = pidOfStep();
  expect(isRunning(pid)).toBe(true);
  worker.kill("SIGTERM");
  await until(() => !isRunning(pid));
});
