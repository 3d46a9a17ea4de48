import { tmpdir } from "node:os";
import { json } from "node:stream/consumers";
import { ExecutionOrder } from "../../lambdas/contract/execution.ts";
import { execute } from "../../lambdas/execution/execute.ts";
import { tellReport } from "./child-report.ts";

const order = ExecutionOrder.parse(await json(process.stdin));
const started = performance.now();
await execute(order, {
  tempDirectory: tmpdir(),
  searchPath: process.env.PATH ?? "",
  remainingMs: () => 300_000,
  now: () => Date.now(),
  log: () => {},
});
tellReport(started, order.runId);
