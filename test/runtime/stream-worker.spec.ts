import type { DynamoDBRecord } from "aws-lambda";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "../../lambdas/runtime/log.ts";
import * as metric from "../../lambdas/runtime/metric.ts";
import { type SetAsideChange, streamWorker } from "../../lambdas/runtime/stream-worker.ts";
import { aStreamEvent } from "../support/events.ts";

vi.mock(import("../../lambdas/runtime/metric.ts"), () => ({ count: vi.fn() }));
const said = vi.spyOn(log, "error").mockImplementation(() => {});
beforeEach(() => vi.clearAllMocks());

/** Works on every change but those that are poison. */
function aWorker(...poison: readonly string[]) {
  const done: string[] = [];
  const aside: SetAsideChange[] = [];
  const work = async ({ eventID = "" }: DynamoDBRecord): Promise<void> => {
    if (poison.includes(eventID)) throw new TypeError(`${eventID} is poison`);
    done.push(eventID);
  };
  return { done, aside, work, handler: streamWorker("update-metrics", work, async (change) => void aside.push(change)) };
}

describe("a worker of a stream", () => {
  it("works on changes one after the other, in their order", async () => {
    const { handler, done, aside } = aWorker();
    await handler(aStreamEvent("a", "b", "c"));

    expect(done).toEqual(["a", "b", "c"]);
    expect(aside).toEqual([]);
  });

  it("sets a poison change aside, with who failed and why, and goes on with its neighbours", async () => {
    const { handler, done, aside } = aWorker("b");
    await handler(aStreamEvent("a", "b", "c"));

    expect(done).toEqual(["a", "c"]);
    expect(aside).toEqual([
      { worker: "update-metrics", reason: "TypeError: b is poison", record: expect.objectContaining({ eventID: "b" }) },
    ]);
  });

  it("sets aside all that is needed to do the work again", async () => {
    const { handler, aside } = aWorker("b");
    const batch = aStreamEvent("b");
    await handler(batch);

    expect(JSON.parse(JSON.stringify(aside[0]?.record))).toEqual(batch.Records[0]);
  });

  it("does not throw though every change is poison: a stream that throws is blocked", async () => {
    const { handler, aside } = aWorker("a", "b");

    await expect(handler(aStreamEvent("a", "b"))).resolves.toBeUndefined();
    expect(aside).toHaveLength(2);
  });

  it("throws only when it cannot even set aside: then a retry is right, and nothing is lost", async () => {
    const { work } = aWorker("b");
    const handler = streamWorker("update-metrics", work, async () => {
      throw new Error("the queue is down");
    });

    await expect(handler(aStreamEvent("a", "b", "c"))).rejects.toThrow("the queue is down");
  });

  it("tells of what it set aside in its log and as a metric, without the item", async () => {
    await aWorker("b").handler(aStreamEvent("b"));

    expect(said.mock.calls).toEqual([["change set aside", { worker: "update-metrics", eventId: "b", reason: "TypeError: b is poison" }]]);
    expect(metric.count).toHaveBeenCalledExactlyOnceWith("ChangeSetAside");
  });
});
