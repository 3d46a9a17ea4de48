import { describe, expect, it } from "vitest";
import { evaluateMath } from "../../../../lambdas/readiness/monitoring/cloudwatch/metric-math.ts";

const value = (text: string) =>
  evaluateMath(text, {
    nameOf: (name) => (name === "all" ? 100 : name === "failed" ? 5 : Number.NaN),
    call: (name, given, texts) =>
      name === "IF" ? ((given[0] ? given[1] : given[2]) ?? Number.NaN) : name === "ALARM" ? Number(texts[0] === "on") : Number.NaN,
  });

describe("metric math", () => {
  it.each([
    ["failed / all", 0.05],
    ["100 * failed / all - 1", 4],
    ["IF(all > 0 AND failed >= 10, failed / all, 0)", 0],
    ["1 + 2 * 3 ^ 2", 19],
    ["10 - 2 - 3", 5],
    ["-failed + 1e1", 5],
    ['ALARM("on") AND NOT ALARM("off")', 1],
    ['ALARM("off") OR (ALARM("on") && TRUE == 1)', 0],
  ])("%s is %d", (text, expected) => {
    expect(value(text)).toBeCloseTo(expected, 10);
  });

  it.each(["", "failed /", "failed all", "(failed", "failed)", "unknown + 1", "SEARCH('x')", "1 ; 2", "(".repeat(5000)])(
    "%s is not a number",
    (text) => {
      expect(value(text)).toBeNaN();
    },
  );
});
