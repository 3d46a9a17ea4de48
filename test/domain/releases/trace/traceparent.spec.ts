import { describe, expect, it, test } from "vitest";
import { parseTraceparent, spanIdOf, traceparentOf } from "../../../../lambdas/domain/releases/trace/traceparent.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

describe("a traceparent", () => {
  it("is written as W3C Trace Context has it, and read again", () => {
    const written = traceparentOf({ id: "R1", traceId: TRACE }, "deployment D1");

    expect(written).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(parseTraceparent(written)).toEqual({ traceId: TRACE, spanId: spanIdOf("R1", "deployment D1") });
  });

  test.each([
    ["not sampled", `00-${TRACE}-${SPAN}-00`],
    ["of a later version", `cc-${TRACE}-${SPAN}-01`],
    ["of a later version with more in it", `cc-${TRACE}-${SPAN}-01-what-the-future-will-be-like`],
  ])("is taken %s", (_, header) => {
    expect(parseTraceparent(header)).toEqual({ traceId: TRACE, spanId: SPAN });
  });

  test.each([
    ["missing", undefined],
    ["empty", ""],
    ["of capitals", `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ["of a trace of zeros", `00-${"0".repeat(32)}-${SPAN}-01`],
    ["of a span of zeros", `00-${TRACE}-${"0".repeat(16)}-01`],
    ["too short", `00-${TRACE.slice(1)}-${SPAN}-01`],
    ["too long for its version", `00-${TRACE}-${SPAN}-01-more`],
    ["of the version that is forbidden", `ff-${TRACE}-${SPAN}-01`],
  ])("is not taken where it is %s: the trace is then an own one", (_, header) => {
    expect(parseTraceparent(header)).toBeNull();
  });

  it("gives one name one span, and another release another", () => {
    expect(spanIdOf("R1", "release")).toBe(spanIdOf("R1", "release"));
    expect(new Set([spanIdOf("R1", "release"), spanIdOf("R2", "release"), spanIdOf("R1", "gate 1 1")]).size).toBe(3);
  });
});
