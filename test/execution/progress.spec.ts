import { expect } from "vitest";
import { it } from "../support/executions.ts";
import { until } from "../support/processes.ts";

it.concurrent("shows a running step and the end of its log before it is over", async ({ executor }) => {
  const order = await executor.order({
    steps: [
      { name: "Work", run: "echo half; while [ ! -e go ]; do sleep 0.05; done 2>/dev/null; echo rest" },
      { name: "Next", run: "true" },
    ],
    workflow: { timeoutSeconds: 5 },
  });
  const execution = executor.execute(order, { limits: { progressEveryMs: 100 } });
  await until(() => executor.progress().some(({ tails }) => tails["1"]?.includes("half")));
  const seen = executor.progress().at(-1);
  expect(seen).toMatchObject({
    runId: order.runId,
    attempt: 1,
    steps: [{ status: "in_progress", completedAt: null }, { status: "queued" }],
  });
  executor.s3.put("cancel", "{}");
  await execution;
});

it.concurrent("tells at once that a step began or ended, without waiting for the interval", async ({ executor }) => {
  const steps = [1, 2, 3].map((number) => ({ name: `Step ${number}`, run: "sleep 0.3" }));
  await executor.run({ steps }, {}, { limits: { progressEveryMs: 60_000 } });
  const states = executor.progress().map(({ steps: all }) => all.map(({ status }) => status).join(" "));
  expect(states).toContain("in_progress queued queued");
  expect(states).toContain("completed in_progress queued");
  expect(states).toContain("completed completed in_progress");
});

it.concurrent("is quiet while nothing changes", async ({ executor }) => {
  await executor.run({ steps: [{ name: "Quiet", run: "sleep 0.6" }] }, {}, { limits: { progressEveryMs: 50 } });
  expect(executor.progress().length).toBeLessThanOrEqual(3);
});

it.concurrent("does not matter to the run", async ({ executor }) => {
  executor.s3.fail("PUT", "progress", 500, 100);
  const result = await executor.run({ steps: [{ name: "Run", run: "echo ran" }] });
  expect(result).toMatchObject({ conclusion: "success", warnings: [] });
});
