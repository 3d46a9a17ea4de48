import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ClusterDetail } from "../../lambdas/contract/cluster.ts";
import { PipelineMetrics } from "../../lambdas/contract/metrics.ts";
import { Repo } from "../../lambdas/contract/repo.ts";
import { Run, TestOutcome } from "../../lambdas/contract/run.ts";
import { eventually } from "../support/system/eventually.ts";
import { ask, fieldsOf, post, problemOf, read } from "../support/system/http.ts";
import {
  aCommit,
  allRuns,
  announceSource,
  aRepo,
  aRepoRunning,
  ended,
  queue,
  queueToEnd,
  run,
  uploadSteps,
  walk,
} from "../support/system/runs.ts";

const says = (text: string) => ({ name: "Say", run: `echo ${text}` });
const sleeps = (seconds: number) => ({ name: "Sleep", run: `sleep ${seconds}` });
const metricsOf = (repo: string) => read(PipelineMetrics, `/metrics/pipeline?repo=${repo}`);
const instants = (text: string | null): number => Date.parse(text ?? "");

describe("the queue", () => {
  it("runs four at once and lets the rest wait, oldest first, also within a branch", async () => {
    const source = await aRepoRunning([sleeps(2)]);
    const branches = ["main", "main", "fix", "main", "fix", "main", "other"];
    const queued: Run[] = [];
    for (const ref of branches) queued.push(await queue({ ...source, ref }));
    expect(queued.map(({ status, startedAt }) => [status, startedAt])).toEqual(branches.map(() => ["queued", null]));

    const seen = await eventually(
      () => allRuns(`?repo=${source.repo}`),
      (runs) => runs.filter(({ status }) => status === "in_progress").length === 4,
    );
    expect(seen.filter(({ status }) => status === "queued")).toHaveLength(3);

    const runs = await Promise.all(queued.map(({ id }) => ended(id)));
    expect(runs.map(({ conclusion }) => conclusion)).toEqual(branches.map(() => "success"));
    const starts = runs.map(({ startedAt }) => instants(startedAt));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    const runningAt = (time: number) =>
      runs.filter(({ startedAt, completedAt }) => instants(startedAt) <= time && time < instants(completedAt)).length;
    expect(Math.max(...starts.map(runningAt))).toBe(4);
    for (const waited of runs.slice(4)) expect(waited.queueSeconds).toBeGreaterThan(1);
  });

  it("cancels a waiting run at once and a running one within seconds", async () => {
    const source = await aRepoRunning([sleeps(60)]);
    const running = await Promise.all([1, 2, 3, 4].map(() => queue(source)));
    await eventually(
      () => Promise.all(running.map(({ id }) => run(id))),
      (runs) => runs.every(({ steps }) => steps[0]?.status === "in_progress"),
    );
    const waiting = await queue(source);

    const cancelled = await read(Run, `/runs/${waiting.id}/cancel`, { method: "POST" });
    expect(cancelled).toMatchObject({ status: "completed", conclusion: "cancelled", startedAt: null, durationSeconds: null });
    expect(await read(Run, `/runs/${waiting.id}/cancel`, { method: "POST" })).toEqual(cancelled);

    for (const { id } of running) {
      const asked = await read(Run, `/runs/${id}/cancel`, { method: "POST" });
      expect(asked).toMatchObject({ status: "in_progress", conclusion: null, cancelRequestedAt: expect.any(String) });
      expect((await run(id)).cancelRequestedAt).toBe(asked.cancelRequestedAt);
    }
    for (const { id } of running) {
      const over = await ended(id, 20_000);
      expect(over).toMatchObject({ conclusion: "cancelled", failures: [] });
      expect(over.steps[0]).toMatchObject({ conclusion: "cancelled" });
    }
    expect(await run(waiting.id)).toEqual(cancelled);
  });

  it("refuses to cancel what has ended, and reruns it as a run of its own", async () => {
    const source = await aRepoRunning([says("hello")]);
    const done = await queueToEnd({ ...source, ref: "release", timeoutSeconds: 30, retries: 2 });
    expect(done.conclusion).toBe("success");
    problemOf(await post(`/runs/${done.id}/cancel`), 409, "run_completed");

    const answer = await post(`/runs/${done.id}/rerun`);
    expect(answer.status).toBe(201);
    const again = Run.parse(JSON.parse(answer.text));
    const { repo, ref, commit, timeoutSeconds, retries, sourceId } = done;
    expect(again).toMatchObject({ rerunOf: done.id, attempt: 1, repo, ref, commit, timeoutSeconds, retries, sourceId });
    expect(again.id).not.toBe(done.id);
    expect(await ended(again.id)).toMatchObject({ conclusion: "success", rerunOf: done.id });
  });

  it("refuses to rerun what has not ended", async () => {
    const source = await aRepoRunning([sleeps(60)]);
    const { id } = await queue(source);
    problemOf(await post(`/runs/${id}/rerun`), 409, "run_not_completed");
    await post(`/runs/${id}/cancel`);
    expect((await ended(id, 20_000)).conclusion).toBe("cancelled");
  });
});

describe("an idempotency key", () => {
  it("gets the same run for the same request, even at the same time, and 409 for another request", async () => {
    const { repo, sourceId } = await aRepoRunning([says("once")]);
    const headers = { "Idempotency-Key": randomUUID() };
    const body = { repo, sourceId, commit: aCommit() };

    const answers = await Promise.all([1, 2, 3].map(() => post("/runs", body, { headers })));
    const later = await post("/runs", body, { headers });
    expect([...answers, later].map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(new Set([...answers, later].map(({ text }) => Run.parse(JSON.parse(text)).id)).size).toBe(1);
    expect(later.headers.get("idempotent-replayed")).toBe("true");
    expect(await allRuns(`?repo=${repo}`)).toHaveLength(1);

    problemOf(await post("/runs", { ...body, commit: aCommit() }, { headers }), 409, "idempotency_key_reused");
    await ended(Run.parse(JSON.parse(later.text)).id);
  });
});

describe("retries", () => {
  const NAME = "registry.currency-desk.invalid";
  const dnsFailure = { name: "Fetch", run: `echo "getaddrinfo ENOTFOUND ${NAME}" >&2; exit 1` };

  it("try a network failure again within the run, and count the run once", async () => {
    const source = await aRepoRunning([dnsFailure]);
    const over = await queueToEnd({ ...source, retries: 1 });

    expect(over).toMatchObject({ attempt: 2, conclusion: "failure", rerunOf: null });
    expect(over.attempts).toEqual([expect.objectContaining({ attempt: 1, conclusion: "failure" })]);
    expect(over.attempts[0]?.reason).toContain("network");
    expect(over.failures[0]).toMatchObject({ category: "network" });
    expect(instants(over.startedAt)).toBeGreaterThan(instants(over.attempts[0]?.completedAt ?? null));

    const counted = await eventually(
      () => metricsOf(source.repo),
      ({ completed }) => completed > 0,
    );
    expect(counted).toMatchObject({ completed: 1, failed: 1, succeeded: 0, successRate: 0 });
    const cluster = await read(ClusterDetail, `/clusters/${over.clusterIds[0]}`);
    expect(cluster.recent.filter(({ runId }) => runId === over.id)).toHaveLength(1);
  });

  it("end with the first attempt that succeeds", async () => {
    const flaky = {
      name: "Fetch",
      run: `[ "$BELLWETHER_ATTEMPT" = 2 ] || { echo "getaddrinfo ENOTFOUND ${NAME}" >&2; exit 1; }; echo fetched`,
    };
    const source = await aRepoRunning([flaky]);
    const over = await queueToEnd({ ...source, retries: 3 });

    expect(over).toMatchObject({ attempt: 2, conclusion: "success", failures: [] });
    expect((await ask(`/runs/${over.id}/steps/1/log`)).text).toBe("fetched\n");
  });

  it("are not spent on a failing build", async () => {
    const source = await aRepoRunning([{ name: "Build", run: "echo 'src/a.ts(1,7): error TS2322: wrong type'; exit 2" }]);
    const over = await queueToEnd({ ...source, retries: 3 });

    expect(over).toMatchObject({ attempt: 1, attempts: [], conclusion: "failure" });
    expect(over.failures[0]).toMatchObject({ category: "build_failure" });
  });
});

describe("a source", () => {
  it("is needed where the repository has none, has to be the repository's own, and uploaded", async () => {
    const { repo } = await aRepo();
    const other = await aRepoRunning([says("mine")]);
    expect(fieldsOf(await post("/runs", { repo, commit: aCommit() }))).toEqual(["sourceId"]);
    expect(fieldsOf(await post("/runs", { repo, commit: aCommit(), sourceId: other.sourceId }))).toEqual(["sourceId"]);

    const announced = await announceSource(repo, 1_000);
    problemOf(await post("/runs", { repo, commit: aCommit(), sourceId: announced.id }), 409, "source_not_uploaded");
    expect(await allRuns(`?repo=${repo}`)).toEqual([]);
  });

  it("has to have the size that was announced", async () => {
    const { repo } = await aRepo();
    const { id, url, headers } = await announceSource(repo, 1_000);
    expect(headers["content-length"]).toBe("1000");

    const put = await fetch(url, { method: "PUT", body: new Uint8Array(1_001) });

    // Where signatures are checked the upload itself is refused, and nothing is there.
    const answer = await post("/runs", { repo, commit: aCommit(), sourceId: id });
    if (put.ok) expect(fieldsOf(answer)).toEqual(["sourceId"]);
    else problemOf(answer, 409, "source_not_uploaded");
  });
});

describe("a repository's settings", () => {
  it("change only where they are named, and hold for the runs that come", async () => {
    const { repo, sourceId } = await aRepoRunning([says("settled")], {}, { description: "before", timeoutSeconds: 60 });
    const change = (body: unknown) => ask(`/repos/${repo}`, { method: "PATCH", body });

    expect(Repo.parse(JSON.parse((await change({ timeoutSeconds: 7 })).text))).toMatchObject({
      repo,
      description: "before",
      timeoutSeconds: 7,
    });
    expect((await queueToEnd({ repo, sourceId })).timeoutSeconds).toBe(7);
    expect(fieldsOf(await change({ timeoutSeconds: 841, sample: true })).toSorted()).toEqual(["sample", "timeoutSeconds"]);
    problemOf(await ask("/repos/nobody/nothing", { method: "PATCH", body: { description: "x" } }), 404, "repo_not_found");
    problemOf(await ask("/repos/nobody/nothing"), 404, "repo_not_found");
  });
});

describe("a running run", () => {
  it("can be followed: its steps, and the end of its log before the log is there", async () => {
    const source = await aRepoRunning([says("first"), { name: "Talk", run: "echo working on it; sleep 4; echo done" }]);
    const { id } = await queue(source);

    const live = await eventually(
      () => run(id),
      ({ steps }) => steps[1]?.status === "in_progress",
    );
    expect(live).toMatchObject({ status: "in_progress", conclusion: null, completedAt: null });
    expect(live.steps[0]).toMatchObject({ status: "completed", conclusion: "success", exitCode: 0 });
    const tail = await eventually(
      () => ask(`/runs/${id}/steps/2/log`),
      ({ text }) => text !== "",
    );
    expect(tail.headers.get("bellwether-log")).toBe("live-tail");
    expect(tail.text).toBe("working on it\n");

    expect((await ended(id)).steps[1]).toMatchObject({ conclusion: "success", logBytes: 19 });
    const whole = await ask(`/runs/${id}/steps/2/log`);
    expect(whole.headers.get("bellwether-log")).toBeNull();
    expect(whole.text).toBe("working on it\ndone\n");
  });
});

describe("a log", () => {
  it("is read in parts of at most a megabyte, by ranges", async () => {
    const bytes = 1024 * 1024 + 500_000;
    const source = await aRepoRunning([{ name: "Print", run: `head -c ${bytes - 10} /dev/zero | tr '\\0' x; printf 0123456789` }]);
    const { id, steps } = await queueToEnd(source);
    expect(steps[0]).toMatchObject({ logBytes: bytes, logTruncated: false });
    const log = (range?: string) => ask(`/runs/${id}/steps/1/log`, range ? { headers: { Range: range } } : {});

    const begin = await log();
    expect(begin).toMatchObject({ status: 206, text: "x".repeat(1024 * 1024) });
    expect(begin.headers.get("content-range")).toBe(`bytes 0-1048575/${bytes}`);
    const rest = await log("bytes=1048576-");
    expect(rest.status).toBe(206);
    expect(begin.text + rest.text).toBe(`${"x".repeat(bytes - 10)}0123456789`);
    expect(await log("bytes=-4")).toMatchObject({ status: 206, text: "6789" });
    expect((await log(`bytes=${bytes - 10}-${bytes - 8}`)).text).toBe("012");
    problemOf(await log(`bytes=${bytes}-`), 416, "range_not_satisfiable");
    problemOf(await log("lines=1-2"), 416, "range_not_satisfiable");
    problemOf(await ask(`/runs/${id}/steps/2/log`), 404, "step_not_found");
    problemOf(await ask(`/runs/${id}/steps/one/log`), 404, "step_not_found");
  });
});

describe("a run's tests", () => {
  it("are listed once each, failed ones first, page by page", async () => {
    const cases = Array.from(
      { length: 230 },
      (_, n) => `<testcase classname="Suite" name="case ${n}" time="0.01">${outcomeOf(n)}</testcase>`,
    );
    const report = `<testsuite name="Suite">${cases.join("\n")}</testsuite>`;
    const step = { name: "Test", run: "cp prepared.xml report.xml; exit 1", reports: ["report.xml"] };
    const over = await queueToEnd(await aRepoRunning([step], { "prepared.xml": report }));
    expect(over.tests).toEqual({ total: 230, passed: 217, failed: 3, skipped: 10 });
    expect(over.failures).toHaveLength(3);
    expect(over.failedTests).toHaveLength(3);

    const { items, pages } = await walk(TestOutcome, `/runs/${over.id}/tests`, 50);
    expect(pages).toBe(5);
    expect(new Set(items.map(({ test }) => test)).size).toBe(230);
    expect(items.slice(0, 4).map(({ status }) => status)).toEqual(["failed", "failed", "failed", "passed"]);
    const skipped = await walk(TestOutcome, `/runs/${over.id}/tests?status=skipped`, 4);
    expect(skipped.items.map(({ status }) => status)).toEqual(Array(10).fill("skipped"));
    problemOf(await ask(`/runs/${over.id}/tests?cursor=nonsense`), 400, "foreign_cursor");
  });
});

const outcomeOf = (n: number): string => (n < 3 ? `<failure message="expected ${n} to be 3"/>` : n % 23 === 3 ? "<skipped/>" : "");

describe("the list of runs", () => {
  it("walked by cursor has every run exactly once, newest first, for one repository and for all", async () => {
    const source = await aRepoRunning([says("listed")]);
    const queued = await Promise.all(Array.from({ length: 7 }, () => queue(source)));
    const ids = queued
      .map(({ id }) => id)
      .toSorted()
      .toReversed();

    const own = await walk(Run, `/runs?repo=${source.repo}`, 2);
    expect(own.pages).toBeGreaterThanOrEqual(4);
    expect(own.items.map(({ id }) => id)).toEqual(ids);

    const all = (await walk(Run, "/runs", 3)).items.map(({ id }) => id);
    expect(all).toEqual([...new Set(all)].toSorted().toReversed());
    expect(all.filter((id) => ids.includes(id))).toEqual(ids);
    await Promise.all(ids.map((id) => ended(id)));
  });

  it("filters by repository, branch, status, conclusion, commit and time", async () => {
    const { repo, sourceId } = await aRepoRunning([{ name: "Choose", run: '[ "$BELLWETHER_REF" = main ]' }]);
    const good = await queueToEnd({ repo, sourceId, ref: "main" });
    const bad = await queueToEnd({ repo, sourceId, ref: "feature/x" });
    const idsOf = async (filter: string) => (await allRuns(`?repo=${repo}${filter}`)).map(({ id }) => id);

    expect(await idsOf("")).toEqual([bad.id, good.id]);
    expect(await idsOf("&branch=feature/x")).toEqual([bad.id]);
    expect(await idsOf("&conclusion=success")).toEqual([good.id]);
    expect(await idsOf("&conclusion=timed_out")).toEqual([]);
    expect(await idsOf("&status=completed")).toEqual([bad.id, good.id]);
    expect(await idsOf("&status=queued")).toEqual([]);
    expect(await idsOf(`&commit=${bad.commit}`)).toEqual([bad.id]);
    expect(await idsOf(`&since=${bad.queuedAt}`)).toEqual([bad.id]);
    expect(await idsOf("&since=2999-01-01T00:00:00Z")).toEqual([]);
    expect(await allRuns("?repo=nobody/nothing")).toEqual([]);
  });

  it("is answered with 304 for as long as nothing changed", async () => {
    const { repo, sourceId } = await aRepoRunning([says("cached")]);
    await queueToEnd({ repo, sourceId });
    const first = await ask(`/runs?repo=${repo}`);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).not.toBe("");

    const unchanged = await ask(`/runs?repo=${repo}`, { headers: { "If-None-Match": etag } });
    expect(unchanged).toMatchObject({ status: 304, text: "" });

    const newer = await uploadSteps(repo, [says("newer")]);
    const { id } = await queue({ repo, sourceId: newer });
    const changed = await ask(`/runs?repo=${repo}`, { headers: { "If-None-Match": etag } });
    expect(changed.status).toBe(200);
    expect(changed.text).toContain(id);
    await ended(id);
  });
});

describe("the description of the API", () => {
  it("is open to everybody, as OpenAPI 3.1 and as a page", async () => {
    const openApi = await ask("/openapi.json", { token: null });
    expect(JSON.parse(openApi.text)).toMatchObject({ openapi: "3.1.0", paths: { "/runs/{id}": { get: expect.anything() } } });
    expect((await ask("/docs", { token: null })).text).toContain("/metrics/pipeline");
  });
});
