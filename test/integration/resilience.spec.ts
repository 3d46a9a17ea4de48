import { setTimeout as sleep } from "node:timers/promises";
import { DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ClusterDetail } from "../../lambdas/contract/cluster.ts";
import { Incident } from "../../lambdas/contract/incident.ts";
import { PipelineMetrics } from "../../lambdas/contract/metrics.ts";
import type { Run } from "../../lambdas/contract/run.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { newRun } from "../../lambdas/domain/runs/new-run.ts";
import { started } from "../../lambdas/domain/runs/start.ts";
import { resultObject } from "../../lambdas/store/object-keys.ts";
import { putObject, readText } from "../../lambdas/store/objects.ts";
import { createRun } from "../../lambdas/store/runs.ts";
import { ensureSlots, freeSlot, listSlots, takeSlot } from "../../lambdas/store/slots.ts";
import { transact } from "../../lambdas/store/transact.ts";
import { anSqsEvent } from "../support/events.ts";
import { invoke, openData, openStores, queueOf, sqs, switchSources } from "../support/system/aws.ts";
import { eventually } from "../support/system/eventually.ts";
import { read } from "../support/system/http.ts";
import { aCommit, allRuns, aRepoRunning, ended, queue, queueToEnd, run } from "../support/system/runs.ts";

/** Each cause is a cluster of its own. */
const failsFor = (cause: string) => ({ name: "Build", run: `echo 'src/pay.ts(3,1): error TS2304: Cannot find name ${cause}'; exit 2` });
const says = { name: "Say", run: "echo hello" };
const metrics = (repo?: string) => read(PipelineMetrics, `/metrics/pipeline${repo ? `?repo=${repo}` : ""}`);
/** Delivers S3's notification of a result, as the queue would, and sees that it is taken. */
async function notify(key: string): Promise<void> {
  const body = JSON.stringify({ Records: [{ eventName: "ObjectCreated:Put", s3: { object: { key: encodeURIComponent(key) } } }] });
  const answer = await invoke("record-result", anSqsEvent([body]));
  expect(JSON.parse(answer)).toEqual({ batchItemFailures: [] });
}

/** Metrics that come to what the runs' list says; the streams are at most a moment behind. */
const metricsLike = (oracle: ReturnType<typeof recomputed>, repo?: string) =>
  eventually(
    () => metrics(repo),
    ({ completed }) => completed >= oracle.completed,
  );

/** The metrics that follow from the runs themselves. */
function recomputed(runs: readonly Run[]) {
  const count = (conclusion: string) => runs.filter((one) => one.status === "completed" && one.conclusion === conclusion).length;
  const [succeeded, failed, timedOut, cancelled, errored] = ["success", "failure", "timed_out", "cancelled", "errored"].map(count);
  const judged = (succeeded ?? 0) + (failed ?? 0) + (timedOut ?? 0);
  const completed = runs.filter(({ status }) => status === "completed").length;
  return { completed, succeeded, failed, timedOut, cancelled, errored, successRate: judged === 0 ? null : (succeeded ?? 0) / judged };
}

describe("a result", () => {
  it("that is delivered again changes nothing: not the run, its cluster, its incident or the metrics", async () => {
    const source = await aRepoRunning([failsFor("Ledger")], {}, { incidentPolicy: { runs: 1 } });
    const over = await queueToEnd(source);
    const look = async () => ({
      run: await run(over.id),
      cluster: await read(ClusterDetail, `/clusters/${over.clusterIds[0]}`),
      incidents: (await read(pageOf(Incident), `/incidents?repo=${source.repo}`)).items,
      metrics: await metrics(source.repo),
    });
    const before = await eventually(
      look,
      (seen) => seen.metrics.completed === 1 && seen.incidents.length === 1 && seen.cluster.incidentId !== null,
    );

    const key = resultObject(over.id, 1);
    await Promise.all([notify(key), notify(key)]);
    await putObject(openData(), key, (await readText(openData(), key, 1_000_000)) ?? "", "application/json");
    await queueToEnd(await aRepoRunning([says]));

    expect(await look()).toEqual(before);
  });

  it("of an object that is none of ours is dropped", async () => {
    await putObject(openData(), "results/01JZZZZZZZZZZZZZZZZZZZZZZZ/1.json", "{}", "application/json");
    await notify("results/01JZZZZZZZZZZZZZZZZZZZZZZZ/1.json");
    await notify("results/%E0%A4%A/x y.json");
    expect(await queueToEnd(await aRepoRunning([says]))).toMatchObject({ conclusion: "success" });
  });
});

describe("an executor that dies", () => {
  const LONG_AGO = "2026-01-01T00:00:00.000Z";

  /** A run that was handed to an executor whose deadline has passed without a word. */
  async function silentRun(repo: string, sourceId: string, retries: number): Promise<Run> {
    const { runs, registry } = openStores();
    const at = new Date().toISOString();
    const context = { id: ulid(), queuedAt: at, triggeredBy: "spec", timeoutSeconds: 30, sourceId };
    const running = started(newRun({ repo, ref: "main", commit: aCommit(), retries }, context), at);
    await ensureSlots(registry);
    expect(await createRun(runs, running)).toBe("created");
    expect(await transact(registry, [takeSlot(registry, running, LONG_AGO, 100)])).toBe("done");
    return running;
  }
  const slotsOf = async (id: string) => (await listSlots(openStores().registry)).filter(({ runId }) => runId === id);

  it("is found by its deadline: its run ends as errored, its slot is free, and its late result is dropped and noted", async () => {
    const { repo, sourceId } = await aRepoRunning([says]);
    const silent = await silentRun(repo, sourceId, 0);

    await invoke("sweep");

    const over = await run(silent.id);
    expect(over).toMatchObject({ status: "completed", conclusion: "errored", reason: expect.stringContaining("deadline"), failures: [] });
    expect(await slotsOf(silent.id)).toEqual([]);
    const counted = await metricsLike(recomputed([over]), repo);
    expect(counted).toMatchObject({ completed: 1, errored: 1, succeeded: 0, successRate: null });

    const late = { ...silentResult(silent), conclusion: "success" };
    await putObject(openData(), resultObject(silent.id, 1), JSON.stringify(late), "application/json");
    const noted = await eventually(
      () => run(silent.id),
      ({ notes }) => notes.length > 0,
    );
    await notify(resultObject(silent.id, 1));
    expect(await run(silent.id)).toEqual(noted);
    expect({ ...noted, notes: [] }).toEqual({ ...over, notes: [] });
    expect(noted.notes.map(({ text }) => text)).toEqual([expect.stringMatching(/late result of attempt 1 \(success\) was dropped/i)]);
    expect(await metrics(repo)).toEqual(counted);
  });

  it("has its run tried again where retries are left, and the late result of the first attempt does not end the second", async () => {
    const { repo, sourceId } = await aRepoRunning([{ name: "Slow", run: "sleep 2; echo second" }]);
    const silent = await silentRun(repo, sourceId, 1);

    await invoke("sweep");
    expect(await run(silent.id)).toMatchObject({ status: "queued", attempt: 2, attempts: [{ attempt: 1, conclusion: "errored" }] });
    const late = { ...silentResult(silent), conclusion: "failure", reason: "late" };
    await putObject(openData(), resultObject(silent.id, 1), JSON.stringify(late), "application/json");

    const over = await ended(silent.id);
    expect(over).toMatchObject({ conclusion: "success", attempt: 2, steps: [{ name: "Slow", conclusion: "success" }] });
    expect(await metricsLike(recomputed([over]), repo)).toMatchObject({ completed: 1, succeeded: 1, errored: 0, successRate: 1 });
    expect(await slotsOf(silent.id)).toEqual([]);
  });

  it("is found also where the code under test killed it, and takes nothing else with it", async () => {
    const { repo, sourceId } = await aRepoRunning([{ name: "Kill", run: "kill -9 $PPID; sleep 1" }]);
    const { id } = await queue({ repo, sourceId });
    const running = await eventually(
      () => run(id),
      ({ status }) => status === "in_progress",
    );
    await sleep(1_500);
    expect(await run(id)).toMatchObject({ status: "in_progress" });

    const { registry } = openStores();
    await transact(registry, [freeSlot(registry, running)]);
    await transact(registry, [takeSlot(registry, running, LONG_AGO, 100)]);
    await invoke("sweep");

    expect(await run(id)).toMatchObject({ status: "completed", conclusion: "errored" });
    expect(await queueToEnd(await aRepoRunning([says]))).toMatchObject({ conclusion: "success" });
  });

  it("gives its slot to the next run, which nothing has rung for", async () => {
    const { repo, sourceId } = await aRepoRunning([says]);
    const silent = await Promise.all([1, 2, 3, 4].map(() => silentRun(repo, sourceId, 0)));
    const waiting = await queue({ repo, sourceId });

    await invoke("sweep");

    const over = await ended(waiting.id);
    expect(over).toMatchObject({ conclusion: "success" });
    const gone = await Promise.all(silent.map(({ id }) => run(id)));
    expect(gone.map(({ conclusion }) => conclusion)).toEqual(["errored", "errored", "errored", "errored"]);
    expect(gone.some(({ completedAt }) => (completedAt ?? "") <= (over.startedAt ?? ""))).toBe(true);
  });

  const silentResult = ({ id, attempt, startedAt }: Run) => ({
    runId: id,
    attempt,
    conclusion: "success",
    reason: null,
    configurationErrors: [],
    startedAt,
    completedAt: new Date().toISOString(),
    steps: [],
    reports: [],
    warnings: [],
  });
});

describe("a message that failed", () => {
  afterAll(() => switchSources("requeue-run", true));

  it("comes back within seconds, not after the queue's whole visibility timeout", async () => {
    const QueueUrl = await queueOf("RequeueRun");
    await sqs().send(new SendMessageCommand({ QueueUrl, MessageBody: "not json" }));
    await eventually(
      () => sqs().send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessagesNotVisible"] })),
      ({ Attributes }) => Attributes?.ApproximateNumberOfMessagesNotVisible === "1",
    );
    await switchSources("requeue-run", false);

    const { Messages: [again] = [] } = await eventually(
      () =>
        sqs().send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1, MessageSystemAttributeNames: ["ApproximateReceiveCount"] })),
      ({ Messages = [] }) => Messages.length > 0,
      20_000,
    );

    expect(again).toMatchObject({ Body: "not json", Attributes: { ApproximateReceiveCount: "2" } });
    await sqs().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again?.ReceiptHandle }));
  });
});

describe("a change that cannot be digested", () => {
  // With its worker switched off, what is set aside can be looked at.
  beforeAll(() => switchSources("replay-change", false));
  afterAll(() => switchSources("replay-change", true));

  it("is set aside with its reason, and its neighbours are counted and gathered all the same", async () => {
    const { repo, sourceId } = await aRepoRunning([failsFor("Voucher")], {}, { incidentPolicy: { runs: 2 } });
    const { client, name } = openStores().runs;
    const poison = (n: number) =>
      client.send(new PutCommand({ TableName: name, Item: { pk: `RUN#poison#${repo}`, sk: `${n}`, status: "completed", shape: "none" } }));

    const before = await queue({ repo, sourceId });
    await poison(1);
    const runs = [await ended(before.id)];
    await poison(2);
    runs.push(await queueToEnd({ repo, sourceId }));

    expect(await metricsLike(recomputed(runs), repo)).toMatchObject({ completed: 2, failed: 2, successRate: 0 });
    const { items } = await eventually(
      () => read(pageOf(Incident), `/incidents?repo=${repo}`),
      (page) => page.items.some(({ lastSeenAt }) => lastSeenAt >= (runs.at(-1)?.completedAt ?? "")),
    );
    expect(items).toHaveLength(1);
    const { timeline } = await read(Incident, `/incidents/${items[0]?.id}`);
    const told = timeline.flatMap(({ kind, runId }) => (kind === "run" ? [runId] : []));
    expect(told).toEqual(expect.arrayContaining(runs.map(({ id }) => id)));

    const aside = await setAside(4);
    expect(aside.map(({ worker }) => worker).toSorted()).toEqual([
      "update-incidents",
      "update-incidents",
      "update-metrics",
      "update-metrics",
    ]);
    for (const { reason, record } of aside) {
      expect(reason).toContain("ZodError");
      expect(record).toMatchObject({ dynamodb: { NewImage: { pk: { S: `RUN#poison#${repo}` } } } });
    }
  });

  /** Takes so many changes off the queue where they were set aside. */
  async function setAside(count: number): Promise<{ worker: string; reason: string; record: unknown }[]> {
    const QueueUrl = await queueOf("ReplayChange");
    const found: { worker: string; reason: string; record: unknown }[] = [];
    return eventually(
      async () => {
        const { Messages = [] } = await sqs().send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }));
        for (const { Body = "", ReceiptHandle } of Messages) {
          found.push(JSON.parse(Body));
          await sqs().send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
        return found;
      },
      ({ length }) => length >= count,
    );
  }
});

describe("the metrics of everything that happened", () => {
  it("are what the list of all runs comes to, over all time, by day and by hour", async () => {
    const everything = await eventually(
      () => allRuns(),
      (runs) => runs.every(({ status }) => status === "completed"),
    );
    const oracle = recomputed(everything);
    expect(oracle.completed).toBeGreaterThan(0);

    const told = await metricsLike(oracle);

    expect(told).toMatchObject(oracle);
    for (const parts of [told.byDay, told.byHour]) {
      expect(parts.reduce((sum, part) => sum + part.completed, 0)).toBe(oracle.completed);
      expect(parts.reduce((sum, part) => sum + part.succeeded, 0)).toBe(oracle.succeeded);
    }
    const durations = everything.flatMap(({ durationSeconds }) => durationSeconds ?? []).toSorted((a, b) => a - b);
    const median = durations[Math.floor((durations.length - 1) / 2)] ?? 0;
    expect(Math.abs((told.duration.p50Seconds ?? 0) - median)).toBeLessThanOrEqual(0.1 + median * 0.1);
    for (const repo of new Set(everything.map((one) => one.repo))) {
      expect(await metrics(repo), repo).toMatchObject(recomputed(everything.filter((one) => one.repo === repo)));
    }
  });
});
