import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metricsOf } from "../../../lambdas/domain/releases/verification/metrics-of.ts";
import { promqlOf } from "../../../lambdas/domain/releases/verification/queries.ts";
import { type MetricValues, tickOf } from "../../../lambdas/domain/releases/verification/tick-of.ts";
import { type Window, windowsOf } from "../../../lambdas/domain/releases/verification/windows.ts";
import { safeFetch } from "../../../lambdas/sources/network/safe-fetch.ts";
import { rangeOf } from "../../../lambdas/sources/prometheus/range.ts";
import { aReleaseContext } from "../../domain/releases/context/a-release-request.ts";
import { absent } from "../../support/tools.ts";
import { type Behaviour, startServices } from "./a-service.ts";
import { startPrometheus } from "./real-prometheus.ts";

const noPrometheus = absent("prometheus");
const context = aReleaseContext("python-kubernetes");
const { service } = context;
/** Two scrapes of this configuration. */
const STEP_SECONDS = 2;
const POINTS = 7;
const HEALTHY: Behaviour = { failed: 0, slow: 0 };
const ENVIRONMENTS = ["healthy", "failing", "slow"];

describe.skipIf(noPrometheus)(`a release, verified by a real Prometheus${noPrometheus}`, () => {
  const get = safeFetch("local");
  const stops: (() => Promise<void>)[] = [];
  let url = "";
  let deployment = { startedAt: "", finishedAt: "" };
  let now = "";

  beforeAll(async () => {
    const behaviours: Record<string, Behaviour> = Object.fromEntries(ENVIRONMENTS.map((name) => [`/${name}`, HEALTHY]));
    const services = await startServices(behaviours);
    stops.push(services.stop);
    const scraped = ENVIRONMENTS.map((environment) => ({ target: services.target, path: `/${environment}`, service, environment }));
    const prometheus = await startPrometheus(scraped);
    stops.push(prometheus.stop);
    url = prometheus.url;
    await sleep((POINTS + 1) * STEP_SECONDS * 1000);
    const deployedAt = new Date().toISOString();
    behaviours["/failing"] = { failed: 2, slow: 0 };
    behaviours["/slow"] = { failed: 0, slow: 1 };
    deployment = { startedAt: deployedAt, finishedAt: deployedAt };
    await sleep((POINTS + 1) * STEP_SECONDS * 1000);
    now = new Date().toISOString();
  }, 60_000);

  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  const valuesOf = async (environment: string, { from, to }: Window): Promise<MetricValues> => {
    const values: Record<string, number[]> = {};
    for (const { id, promql } of metricsOf(context)) {
      const query = promqlOf(promql ?? "", environment, STEP_SECONDS);
      values[id] = (await rangeOf(get, url, query, from, to, STEP_SECONDS)).map(({ value }) => value);
    }
    return values;
  };
  const verified = async (environment: string) => {
    const windows = windowsOf(deployment, now, STEP_SECONDS);
    if (windows === null) throw new Error("too early");
    const [candidate, baseline] = [await valuesOf(environment, windows.candidate), await valuesOf(environment, windows.baseline)];
    return { candidate, ...tickOf({ context, candidate, baseline }), first: tickOf({ context, candidate, baseline: null }) };
  };

  it("is good where it does what the version before it did", async () => {
    const { candidate, verdict, score, reasons, first } = await verified("healthy");

    expect({ verdict, score }, reasons.join("; ")).toEqual({ verdict: "good", score: 100 });
    expect(new Set(candidate.error_ratio)).toEqual(new Set([0]));
    expect(Math.max(...(candidate.requests_per_second ?? []))).toBeGreaterThan(0);
    expect(first.verdict).toBe("good");
  });

  it("is bad where requests fail that did not before", async () => {
    const { verdict, reasons, first } = await verified("failing");

    expect(verdict).toBe("bad");
    expect(reasons).toContainEqual(expect.stringContaining("error_ratio: Objective missed: "));
    expect(first.verdict).toBe("bad");
  });

  it("is bad where it has become too slow", async () => {
    const { verdict, reasons } = await verified("slow");

    expect(verdict).toBe("bad");
    expect(reasons).toContainEqual(expect.stringContaining("latency_seconds: Objective missed: p99 was "));
  });

  it("is neither where Prometheus has no series of it", async () => {
    const { candidate, verdict } = await verified("nowhere");

    expect(candidate).toEqual({ error_ratio: [], latency_seconds: [], requests_per_second: [] });
    expect(verdict).toBe("no_data");
  });

  it("says what is wrong with a query, in Prometheus's own words", async () => {
    const { startedAt } = deployment;

    await expect(rangeOf(get, url, "sum(", startedAt, now, STEP_SECONDS)).rejects.toThrow("Prometheus answered 400, bad_data: ");
    await expect(rangeOf(get, url, "http_requests_total", startedAt, now, STEP_SECONDS)).rejects.toThrow("needs to have one: sum them");
  });
});
