import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { latencySla } from "../../../../lambdas/domain/releases/context/latency-sla.ts";

const objectiveOf = (text: string) => {
  const parsed = latencySla(text);
  return "value" in parsed ? parsed.value : null;
};
const reasonOf = (text: string) => {
  const parsed = latencySla(text);
  return "reason" in parsed ? parsed.reason : null;
};

describe("a latency objective", () => {
  test.each([
    ["< 100ms p99", 100, 99],
    ["<=0.5 s p95", 500, 95],
    ["≤ 250 ms p99.9", 250, 99.9],
    ["100ms", 100, 99],
    ["  <100MS  P90 ", 100, 90],
    ["100msp99", 100, 99],
    ["p95 < 2s", 2000, 95],
    ["p95<2s", 2000, 95],
    ["p95 200ms", 200, 95],
    ["1ms p50", 1, 50],
    ["60 s p99.99", 60_000, 99.99],
  ])("%j is %d ms at p%d", (text, milliseconds, percentile) => {
    expect(objectiveOf(text)).toEqual({ milliseconds, percentile });
  });

  it("in seconds is free of floating point's errors", () => {
    expect(objectiveOf("0.07 s")?.milliseconds).toBe(70);
  });

  test.each(["", "fast", "100", "> 100ms", "100ms p", "100 min p99", "-100ms", "1e3ms", "100ms p99 p95", "100ms mean", "p95100ms"])(
    "cannot be %j, and says what is expected",
    (text) => {
      expect(reasonOf(text)).toContain("such as < 100ms p99");
    },
  );

  test.each(["0ms", "0.9ms", "0 s", "60.001 s", "60001 ms"])("of %j is out of bounds", (text) => {
    expect(reasonOf(text)).toBe("must be from 1 ms to 60 s");
  });

  test.each(["p49.9", "p100", "p99.999", "p0", "p990"])("at %s is out of bounds", (percentile) => {
    expect(reasonOf(`100ms ${percentile}`)).toBe(`${percentile} must be from p50 to p99.99`);
  });

  it("has one percentile", () => {
    expect(reasonOf("p95 < 100ms p99")).toBe("has two percentiles, expected one");
  });

  it("reads back whatever was written within the bounds", () => {
    const bounds = fc.record({ milliseconds: fc.integer({ min: 1, max: 60_000 }), hundredths: fc.integer({ min: 5000, max: 9999 }) });
    fc.assert(
      fc.property(bounds, fc.boolean(), ({ milliseconds, hundredths }, inSeconds) => {
        const percentile = hundredths / 100;
        const amount = inSeconds ? `${milliseconds / 1000} s` : `${milliseconds}ms`;
        expect(objectiveOf(`< ${amount} p${percentile}`)).toEqual({ milliseconds, percentile });
      }),
    );
  });
});
