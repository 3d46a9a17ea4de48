import { expect, it } from "vitest";
import { PipelineMetrics } from "../../lambdas/contract/metrics.ts";
import { bellwether } from "../support/system/command.ts";
import { eventually } from "../support/system/eventually.ts";
import { read } from "../support/system/http.ts";
import { aRepoRunning, queueToEnd } from "../support/system/runs.ts";
import { system } from "../support/system/system.ts";

it("goes on counting after a stop and a start, from what it had counted", async (context) => {
  const { commandEnv, target } = system();
  context.skip(target !== "local", "only the embedded cloud is stopped and started by our commands");
  const { repo, sourceId } = await aRepoRunning([{ name: "Say", run: "echo hello" }]);
  const completed = async () => (await read(PipelineMetrics, `/metrics/pipeline?repo=${repo}`)).completed;
  for (let count = 0; count < 3; count++) await queueToEnd({ repo, sourceId });
  expect(await eventually(completed, (runs) => runs === 3)).toBe(3);

  await bellwether(commandEnv, "stop");
  await bellwether(commandEnv, "start");
  expect(await completed()).toBe(3);

  await queueToEnd({ repo, sourceId });
  expect(await eventually(completed, (runs) => runs === 4, 15_000)).toBe(4);
});
