import type { SQSRecord } from "aws-lambda";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { RunQueued } from "../../lambdas/contract/execution.ts";
import { log } from "../../lambdas/runtime/log.ts";
import { sqsWorker } from "../../lambdas/runtime/sqs-worker.ts";
import { aLambdaContext, anSqsEvent } from "../support/events.ts";

const said = vi.spyOn(log, "error").mockImplementation(() => {});
beforeEach(() => said.mockClear());

let returned: string[] = [];
beforeEach(() => {
  returned = [];
});
const giveBack = async ({ messageId }: SQSRecord): Promise<void> => void returned.push(messageId);
const aWorker = (work: (message: RunQueued) => Promise<void>, fifo = false) => sqsWorker(RunQueued, work, { fifo, giveBack });

const bell = (runId: string): string => JSON.stringify({ type: "run.queued", runId, attempt: 1 });
const failed = (...ids: readonly string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
const refusing =
  (...ids: readonly string[]) =>
  async ({ runId }: RunQueued): Promise<void> => {
    if (ids.includes(runId)) throw new Error(`${runId} is refused`);
  };

describe("a worker of a standard queue", () => {
  it("acknowledges a batch that went well", async () => {
    const seen: string[] = [];
    const worker = aWorker(async ({ runId }) => void seen.push(runId));

    await expect(worker(anSqsEvent([bell("a"), bell("b")]), aLambdaContext())).resolves.toEqual(failed());
    expect(seen.sort()).toEqual(["a", "b"]);
  });

  it("fails only the message that failed, so its neighbours are not redelivered", async () => {
    const worker = aWorker(refusing("b"));

    await expect(worker(anSqsEvent([bell("a"), bell("b"), bell("c")]), aLambdaContext())).resolves.toEqual(failed("m1"));
    expect(returned).toEqual(["m1"]);
  });

  it("fails what it cannot parse, and never works on it: it ends in the dead letters instead of being lost", async () => {
    const seen: string[] = [];
    const worker = aWorker(async ({ runId }) => void seen.push(runId));
    const batch = anSqsEvent(["not json", JSON.stringify({ type: "run.queued" }), bell("c")]);

    await expect(worker(batch, aLambdaContext())).resolves.toEqual(failed("m0", "m1"));
    expect(seen).toEqual(["c"]);
  });

  it("reports every message, instead of throwing, when all failed", async () => {
    const worker = aWorker(refusing("a", "b"));

    await expect(worker(anSqsEvent([bell("a"), bell("b")]), aLambdaContext())).resolves.toEqual(failed("m0", "m1"));
  });

  it("says which message failed and why, and not what was in it", async () => {
    await aWorker(refusing("secret-run"))(anSqsEvent([bell("secret-run")]), aLambdaContext());

    expect(said.mock.calls).toEqual([["message failed", { messageId: "m0", reason: "Error: secret-run is refused" }]]);
    expect(JSON.stringify(said.mock.calls)).not.toContain("run.queued");
  });

  it("keeps batches apart: what failed before says nothing of the next", async () => {
    const worker = aWorker(refusing("a"));
    await worker(anSqsEvent([bell("a")]), aLambdaContext());

    await expect(worker(anSqsEvent([bell("b")]), aLambdaContext())).resolves.toEqual(failed());
  });
});

describe("a worker of a FIFO queue", () => {
  it("leaves the messages behind a failed one for later, so that their order stays", async () => {
    const seen: string[] = [];
    const worker = aWorker(async (message) => {
      await refusing("b")(message);
      seen.push(message.runId);
    }, true);
    const batch = anSqsEvent([bell("a"), bell("b"), bell("c")], { fifo: true });

    await expect(worker(batch, aLambdaContext())).resolves.toEqual(failed("m1", "m2"));
    expect(seen).toEqual(["a"]);
    expect(returned).toEqual(["m1", "m2"]);
  });
});
