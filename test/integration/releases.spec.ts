import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { Refused } from "../../bin/demo/call.ts";
import { healthyMetrics } from "../../bin/demo/releases/healthy-metrics.ts";
import type { Alert } from "../../lambdas/contract/alert.ts";
import { SuccessAnswer } from "../../lambdas/contract/delivery.ts";
import { Deployment } from "../../lambdas/contract/deployment.ts";
import { AREAS, STEPS } from "../../lambdas/contract/release.ts";
import { ReleaseSummary } from "../../lambdas/contract/release-view.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import { browse, CHROMIUM, hasChromium } from "../support/system/browser.ts";
import { type Decisions, hearDecisions } from "../support/system/decisions.ts";
import { aDeployer, type Deployer } from "../support/system/deployer.ts";
import { eventually } from "../support/system/eventually.ts";
import { ask, fieldsOf, post, problemOf, read } from "../support/system/http.ts";
import { anApprovedRelease, aRequest, aService, author, comeTo, setEnvironments, somebody } from "../support/system/releases.ts";
import { system } from "../support/system/system.ts";

const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

describe("a release", () => {
  let decisions: Decisions;
  beforeAll(async () => {
    decisions = await hearDecisions();
  });
  afterAll(() => decisions.close());

  const TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  let id = "";

  it("is made by four steps, checked by evidence and approved within a minute", async () => {
    const startedAt = Date.now();
    const asked = await post("/releases", aRequest({ environments: ["dev", "production"] }), { headers: { traceparent: TRACEPARENT } });
    expect(asked.status, asked.text).toBe(202);
    id = z.object({ id: z.string() }).parse(JSON.parse(asked.text)).id;
    expect(asked.headers.get("location")).toContain(`releases/${id}`);

    const release = await comeTo(id, "approved");

    expect(Date.now() - startedAt).toBeLessThan(60_000);
    expect(release.chain.map(({ tag, status, attempts, output }) => [tag, status, attempts.length, (output?.files ?? 0) > 0])).toEqual(
      ["JUS", "PBD", "DVE", "ASC"].map((tag) => [tag, "done", 1, true]),
    );
    expect(release.messages.map(({ phase }) => phase)).toEqual(["requirements", "pipeline", "infrastructure", "automation", "gate"]);
    expect(release.gate).toMatchObject({ decision: "APPROVED", ready: "READY", reasons: [], changes: [] });
    for (const area of AREAS) {
      const checks = release.readiness?.checks.filter((one) => one.area === area) ?? [];
      expect(checks.filter(({ critical, result }) => critical && result === "pass").length, area).toBeGreaterThanOrEqual(3);
      expect(release.gate?.scores[area], area).toBeGreaterThanOrEqual(0.5);
    }
    expect(await read(ReleaseSummary, `/releases/${id}/summary`)).toMatchObject({
      model: "churn_predictor_v2:2.1.0",
      pipelineStages: { length: 8 },
      deploymentReady: true,
    });
  });

  it("has files that are what their hashes say, each alone and all in the archive", async () => {
    const { artifacts } = await author().release(id);
    expect(artifacts.length).toBeGreaterThan(20);
    const texts = new Map<string, string>();
    for (const { path, sha256: hash } of artifacts) {
      const content = await author().artifact(id, path);
      expect(sha256(content), path).toBe(hash);
      texts.set(path, content);
    }

    const fetched = await fetch(await archiveAt(`/releases/${id}/archive`));
    expect(fetched.status).toBe(200);
    expect(await untarred(Buffer.from(await fetched.arrayBuffer()))).toEqual(Object.fromEntries(texts));
  });

  it("is blocked by a wrong file, with who put it there, and approved again once that is mended", async () => {
    const path = "k8s/production/deployment.yaml";
    const generated = await author().artifact(id, path);
    await author().replace(id, path, generated.replaceAll("livenessProbe:", "livenesProbe:"));
    const blocked = await comeTo(id, "blocked");
    expect(blocked.gate?.reasons.join("\n")).toContain("livenesProbe");
    expect(blocked.gate?.changes).toMatchObject([{ path, by: blocked.requestedBy }]);
    expect(blocked.legal).not.toContain("promote");
    problemOf(await post(`/releases/${id}/promote`, {}), 409, "release_state");

    const own = `# Our own.\n${generated}`;
    await author().replace(id, path, own);
    const mended = await comeTo(id, "approved");
    expect(mended.gate?.changes).toMatchObject([{ path, sha256: sha256(own) }]);
    expect(mended.artifacts.find((one) => one.path === path)).toMatchObject({ sha256: sha256(own), generatedSha256: sha256(generated) });
  });

  it("tells each decision on the topic and on the bus, with scores, reasons and the files' hashes", async () => {
    const mine = (heard: readonly { releaseId: string }[]) => heard.filter(({ releaseId }) => releaseId === id).length >= 3;
    const onTopic = await eventually(decisions.onTopic, mine);
    const onBus = await eventually(decisions.onBus, mine);
    const release = await author().release(id);
    const hashes = Object.fromEntries(release.artifacts.map(({ path, sha256: hash }) => [path, hash]));

    for (const heard of [onTopic, onBus]) {
      const told = new Map(heard.filter(({ releaseId }) => releaseId === id).map((one) => [one.build, one]));
      expect([1, 2, 3].map((build) => told.get(build)?.decision)).toEqual(["APPROVED", "BLOCKED", "APPROVED"]);
      expect(told.get(2)?.reasons.join("\n")).toContain("livenesProbe");
      expect(told.get(3)).toMatchObject({
        id: `${id}-3`,
        model: "churn_predictor_v2:2.1.0",
        ready: "READY",
        scores: release.gate?.scores,
        thresholdsVersion: release.gate?.thresholdsVersion,
        artifactHashes: hashes,
      });
    }
  });

  it("exports its trace as OTLP, as a part of the caller's", async () => {
    const Otlp = z.object({
      resourceSpans: z.tuple([
        z.object({
          scopeSpans: z.tuple([
            z.object({
              spans: z.array(
                z.object({
                  traceId: z.literal("4bf92f3577b34da6a3ce929d0e0e4736"),
                  spanId: z.string().regex(/^[0-9a-f]{16}$/),
                  parentSpanId: z.string().optional(),
                  name: z.string(),
                  startTimeUnixNano: z.string().regex(/^\d{19}$/),
                  endTimeUnixNano: z.string().regex(/^\d{19}$/),
                }),
              ),
            }),
          ]),
        }),
      ]),
    });
    const { spans } = (await read(Otlp, `/releases/${id}/trace`)).resourceSpans[0].scopeSpans[0];

    expect(spans[0]?.parentSpanId).toBe("00f067aa0ba902b7");
    const ids = new Set(spans.map(({ spanId }) => spanId));
    expect(ids.size).toBe(spans.length);
    expect(spans.slice(1).filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ""))).toEqual([]);
    for (const name of [...STEPS, "gate"]) expect(spans.filter((span) => span.name.startsWith(name)).length, name).toBeGreaterThan(0);
  });

  it("is on the page's board, and behind it its chain, checks, gate and trace", async (context) => {
    context.skip(!hasChromium(), `there is no Chromium at ${CHROMIUM}; CHROMIUM may name another`);
    const { dashboardUrl, token, target } = system();
    const { context: of, trace } = await author().release(id);
    await browse(`${dashboardUrl}#/releases?service=${of.service}`, async ({ page, problems }) => {
      if (target !== "local") {
        await page.getByTestId("access-token").fill(token);
        await page.getByTestId("access-token-submit").click();
      }
      const card = page.getByTestId("release-board").getByTestId("release-card");
      await card.waitFor({ timeout: 60_000 });
      expect(await card.getAttribute("data-status")).toBe("approved");
      await card.locator(`a[href="#/releases/${id}"]`).click();

      const view = page.getByTestId("release-view");
      await view.getByTestId("release-status").waitFor({ timeout: 60_000 });
      expect(await view.getByTestId("chain-step").count()).toBe(4);
      expect(await view.locator('[data-testid="chain-step"][data-status="done"]').count()).toBe(4);
      for (const area of AREAS) expect(await view.getByTestId(`area-${area}`).getByTestId("readiness-check").count()).toBeGreaterThan(2);
      expect(await view.getByTestId("release-gate").textContent()).toContain("k8s/production/deployment.yaml");
      const bars = view.getByTestId("release-trace").locator(".span-row");
      expect(await bars.count()).toBe(trace.spans.length);
      expect(await bars.first().isVisible()).toBe(true);
      expect(problems.filter((problem) => !(target !== "local" && problem.includes("status of 401")))).toEqual([]);
    });
  });
});

describe("a promotion", () => {
  const service = aService();
  const ENVIRONMENTS = ["dev", "staging", "production"];
  let deployer: Deployer;
  let first = "";
  let second = "";
  beforeAll(async () => {
    deployer = await aDeployer();
    await setEnvironments(service, ENVIRONMENTS, deployer);
  });
  afterAll(() => deployer.close());

  const deployments = async (): Promise<Deployment[]> =>
    (await read(pageOf(Deployment), `/deployments?service=${service}&limit=100`)).items;

  it("goes through the deployer's hands, metrics and somebody else's approval to production", async () => {
    first = (await anApprovedRelease({ service, version: "2.1.0" })).id;
    await author().act(first, "promote", "the gate approved it");
    await comeTo(first, "awaiting_review");
    problemOf(await post(`/releases/${first}/approve`, { reason: "mine" }), 403, "self_approval");
    expect(fieldsOf(await post(`/releases/${first}/approve`, {}, { token: (await somebody()).secret }))).toEqual(["reason"]);

    const reviewers = await Promise.all([somebody(), somebody()]);
    const approvals = await Promise.all(
      reviewers.map(({ secret }) => post(`/releases/${first}/approve`, { reason: "looked at" }, { token: secret })),
    );
    expect(approvals.map(({ status }) => status).sort()).toEqual([200, 409]);
    const release = await comeTo(first, "completed");

    const approver = reviewers[approvals.findIndex(({ status }) => status === 200)];
    expect(release.review).toMatchObject({ decision: "approved", by: approver?.name, reason: "looked at", breakGlass: false });
    expect(release.promotions.map(({ environment, status, simulated }) => [environment, status, simulated])).toEqual(
      ENVIRONMENTS.map((environment) => [environment, "verified", false]),
    );
    expect(release.promotions.every(({ ticks }) => ticks.good > 0 && ticks.last?.source === "posted")).toBe(true);
    expect(deployer.forged).toEqual([]);
    for (const [index, { request, headers }] of deployer.received.entries()) {
      const { environment, deploymentId } = release.promotions[index] ?? { environment: "none", deploymentId: "none" };
      expect(request).toMatchObject({ type: "deploy", releaseId: first, service, environment, deploymentId, version: "2.1.0" });
      expect(headers).toMatchObject({ "idempotency-key": deploymentId, traceparent: expect.stringContaining(release.traceId) });
      expect((await fetch(await archiveAt(request.archive.path))).status).toBe(200);
    }
    expect(deployer.received).toHaveLength(3);
    expect((await deployments()).map(({ environment, status, source, simulated }) => [environment, status, source, simulated])).toEqual(
      ENVIRONMENTS.toReversed().map((environment) => [environment, "success", "release", false]),
    );
  });

  it("is taken back once by a storm of alerts, counted once, with an incident that says why", async () => {
    second = (await anApprovedRelease({ service, version: "2.2.0", environments: ["production"] })).id;
    await author().act(second, "promote", "straight to its review");
    await (await somebody()).api.act(second, "approve", "looked at");
    const before = await comeTo(second, "completed");
    const counted = () => read(SuccessAnswer, `/success-rate?service=${service}`);
    const settled = await eventually(counted, ({ overall }) => overall.finished === 4);
    expect(settled.overall).toMatchObject({ succeeded: 4, rolledBack: 0 });

    const storm = Array.from({ length: 5 }, (_, batch) => Array.from({ length: 10 }, (_, n) => anAlert(service, `storm-${batch}-${n}`)));
    const outcomes = (await Promise.all(storm.map((alerts) => author().alert({ version: "4", alerts })))).flat();

    expect(outcomes).toHaveLength(50);
    expect(outcomes.filter(({ outcome }) => outcome === "rolling_back").map(({ releaseId }) => releaseId)).toEqual([second]);
    const others = outcomes.map(({ outcome }) => outcome).filter((outcome) => outcome !== "rolling_back");
    // A late one may find it rolled back already: then another version runs, whose deployment ended after the alert began.
    expect(others.filter((outcome) => !["already_rolling_back", "before_deployment", "not_current"].includes(outcome))).toEqual([]);
    const release = await comeTo(second, "rolled_back");
    expect(release.rollback).toMatchObject({ cause: "alert", simulated: false, to: { releaseId: first, version: "2.1.0" } });
    expect(deployer.received.slice(4).map(({ request }) => [request.type, request.version, request.rollbackOf])).toEqual([
      ["rollback", "2.1.0", before.promotions[0]?.deploymentId],
    ]);

    const taken = (await deployments()).filter(({ status }) => status === "rolled_back");
    expect(taken.map(({ id, rolledBackBy }) => [id, rolledBackBy])).toEqual([
      [before.promotions[0]?.deploymentId, release.rollback?.deploymentId],
    ]);
    const after = await eventually(counted, ({ overall }) => overall.finished === 5 && overall.rolledBack > 0);
    expect(after.overall).toMatchObject({ succeeded: 4, rolledBack: 1, failed: 0 });
    const { changeFailRate } = await eventually(
      () => author().dora(service),
      (keys) => keys.changeFailRate.numerator !== 0 && keys.changeFailRate.denominator === 3,
    );
    expect(changeFailRate).toMatchObject({ numerator: 1, denominator: 3 });

    const mine = async () => (await author().incidents()).filter((one) => one.service === service);
    const [incident, ...more] = await eventually(mine, ({ length }) => length > 0);
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ clusterId: null, releaseId: second, deploymentId: taken[0]?.id, status: "open" });
    const whole = await eventually(
      () => author().incident(incident?.id ?? ""),
      ({ timeline }) => timeline.some((one) => one.text.includes("ended: success")),
    );
    expect(whole.timeline.find(({ kind }) => kind === "opened")?.text).toContain("alert ErrorRateHigh fires");
  });

  it("does not happen while the service's incident is open, and says so", async () => {
    const { id } = await author().request(aRequest({ service, version: "2.2.1" }));
    const blocked = await comeTo(id, "blocked");
    expect(blocked.gate?.reasons.join("\n")).toContain(`${service} 2.2.0 rolled back in production`);
  });

  it("fails where the deployer refuses, with its reason", async () => {
    const own = aService();
    const strict = await aDeployer();
    strict.refuse("the change window is closed");
    await setEnvironments(own, ["dev"], strict);
    const { id } = await anApprovedRelease({ service: own, environments: ["dev", "production"] });
    await author().act(id, "promote", "now");

    const release = await comeTo(id, "failed");
    await strict.close();

    expect(release.reason).toContain("the change window is closed");
    expect(strict.received).toHaveLength(1);
    const deployment = await author().deployment(release.promotions[0]?.deploymentId ?? "");
    expect(deployment).toMatchObject({ status: "failed", reason: expect.stringContaining("the change window is closed") });
  });

  it("is never asked for at an address that hands out credentials", async () => {
    for (const deployUrl of ["http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://0xa9fea9fe/"])
      expect(fieldsOf(await ask("/environments/dev", { method: "PUT", body: { service: aService(), deployUrl } })), deployUrl).toEqual([
        "deployUrl",
      ]);
  });

  it("waits for metrics as long as there are none, and never passes without", async () => {
    const own = aService();
    await setEnvironments(own, ["dev"], null);
    const { id } = await anApprovedRelease({ service: own, environments: ["dev", "production"] });
    await author().act(id, "promote", "now");
    const halted = await eventually(
      () => author().release(id),
      ({ status }) => status === "halted",
    );
    expect(halted.promotions[0]).toMatchObject({ status: "halted", simulated: true, ticks: { good: 0, bad: 0 } });
    const unknown = author().postMetrics(id, { role: "candidate", metrics: { ...healthyMetrics(0.06), happiness: [1] } });
    await expect(unknown).rejects.toMatchObject({ status: 400, code: "validation_failed" });
    await expect(unknown).rejects.toBeInstanceOf(Refused);

    expect((await comeTo(id, "awaiting_review")).promotions[0]?.status).toBe("verified");
  });
});

const anAlert = (service: string, fingerprint: string): Alert => ({
  status: "firing",
  labels: { alertname: "ErrorRateHigh", service, environment: "production", rollback: "true" },
  annotations: {},
  startsAt: new Date().toISOString(),
  fingerprint,
});

/** Where the API sends whoever asks for an archive. */
async function archiveAt(path: string): Promise<string> {
  const moved = await fetch(`${system().apiUrl}${path}`, { headers: { Authorization: `Bearer ${system().token}` }, redirect: "manual" });
  expect(moved.status).toBe(302);
  return moved.headers.get("location") ?? "";
}

/** What an archive holds, by path. */
async function untarred(archive: Uint8Array): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const entries = extract();
  Readable.from([archive]).pipe(createGunzip()).pipe(entries);
  for await (const entry of entries) files[entry.header.name] = await text(entry);
  return files;
}
