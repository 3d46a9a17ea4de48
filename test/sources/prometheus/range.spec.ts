import { describe, expect, it, test } from "vitest";
import { rangeOf } from "../../../lambdas/sources/prometheus/range.ts";

const FROM = "2026-11-21T12:00:00Z";
const TO = "2026-11-21T12:05:00Z";
const START = Date.parse(FROM) / 1000;

type Values = readonly (readonly [seconds: number, value: string])[];
const matrix = (...series: readonly Values[]) =>
  JSON.stringify({ status: "success", data: { resultType: "matrix", result: series.map((values) => ({ metric: {}, values })) } });

const ranged = async (text: string, { status = 200, base = "http://prometheus:9090", to = TO, step = 30 } = {}) => {
  const urls: URL[] = [];
  const get = async (url: string) => {
    urls.push(new URL(url));
    return { status, text };
  };
  return { samples: await rangeOf(get, base, 'up{a="b"}', FROM, to, step), urls };
};

describe("a range of a metric", () => {
  it("is asked of Prometheus's HTTP API", async () => {
    const { urls } = await ranged(matrix());

    expect(urls.map(({ origin, pathname }) => `${origin}${pathname}`)).toEqual(["http://prometheus:9090/api/v1/query_range"]);
    expect(Object.fromEntries(urls[0]?.searchParams ?? [])).toEqual({
      query: 'up{a="b"}',
      start: String(START),
      end: String(START + 300),
      step: "30",
      timeout: "8s",
    });
  });

  test.each([
    ["http://a/prometheus", "http://a/prometheus/api/v1/query_range"],
    ["http://a/prometheus/", "http://a/prometheus/api/v1/query_range"],
  ])("is asked below %s", async (base, asked) => {
    const { urls } = await ranged(matrix(), { base });

    expect(urls.map(({ origin, pathname }) => `${origin}${pathname}`)).toEqual([asked]);
  });

  it("keeps what the base URL itself asks for", async () => {
    const { urls } = await ranged(matrix(), { base: "http://a/?tenant=shop" });

    expect(urls[0]?.searchParams.get("tenant")).toBe("shop");
  });

  it("has at most 1000 points, however long it is", async () => {
    const { urls } = await ranged(matrix(), { to: "2026-11-22T12:00:00Z" });
    const step = Number(urls[0]?.searchParams.get("step"));

    expect(Math.floor(86_400 / step) + 1).toBeLessThanOrEqual(1000);
    expect(step).toBeLessThan(90);
  });

  it("is empty, without a question, where it ends before it begins", async () => {
    expect(await ranged(matrix(), { to: "2026-11-21T11:59:59Z" })).toEqual({ samples: [], urls: [] });
  });

  it("is read as numbers with their times, and what is no number is no value", async () => {
    const { samples } = await ranged(
      matrix([
        [START, "0.5"],
        [START + 0.125, "1e-05"],
        [START + 2, "NaN"],
        [START + 3, "+Inf"],
        [START + 4, "-Inf"],
        [START + 5, "-2"],
      ]),
    );

    expect(samples).toEqual([
      { at: "2026-11-21T12:00:00.000Z", value: 0.5 },
      { at: "2026-11-21T12:00:00.125Z", value: 1e-5 },
      { at: "2026-11-21T12:00:05.000Z", value: -2 },
    ]);
  });

  it("of no series is empty", async () => {
    expect((await ranged(matrix())).samples).toEqual([]);
  });

  it("of several series is an error that says what to do", async () => {
    await expect(ranged(matrix([[START, "1"]], [[START, "2"]]))).rejects.toMatchObject({
      name: "PrometheusError",
      message: "The query has 2 series and needs to have one: sum them",
    });
  });

  it("says what Prometheus says of a query that is wrong", async () => {
    const text = '{"status":"error","errorType":"bad_data","error":"invalid parameter \\"query\\""}';

    await expect(ranged(text, { status: 400 })).rejects.toThrow('Prometheus answered 400, bad_data: invalid parameter "query"');
  });

  test.each([
    ["a page", 200, "<html></html>"],
    ["an empty answer", 200, ""],
    ["another answer of Prometheus", 200, '{"status":"success","data":{"resultType":"vector","result":[]}}'],
    ["a value that is none", 200, matrix([[START, ""]])],
    ["a failure of something else", 503, matrix([[START, "1"]])],
  ])("is not read from %s", async (_, status, text) => {
    await expect(ranged(text, { status })).rejects.toThrow(`The answer (${status}) is none of Prometheus's query_range: is this its URL?`);
  });
});
