import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { METRIC_IDS } from "../../../../lambdas/domain/releases/verification/metrics-of.ts";
import { type MetricValues, tickOf } from "../../../../lambdas/domain/releases/verification/tick-of.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { aSide } from "./values.ts";

const context = aReleaseContext("python-kubernetes");
const tick = (candidate: MetricValues, baseline: MetricValues | null = aSide()) => tickOf({ context, candidate, baseline });
const without = (side: MetricValues, ...ids: string[]): MetricValues =>
  Object.fromEntries(Object.entries(side).filter(([id]) => !ids.includes(id)));
const classified = ({ metrics }: ReturnType<typeof tick>) =>
  Object.fromEntries(metrics.map(({ id, classification }) => [id, classification]));

describe("a look at a candidate with a baseline", () => {
  it("is good where both are alike", () => {
    const looked = tick(aSide());

    expect(looked).toMatchObject({ verdict: "good", score: 100, reasons: ["Score 100 of 100; 95 passes"] });
    expect(looked.metrics.map(({ id, classification }) => [id, classification])).toEqual(METRIC_IDS.map((id) => [id, "Pass"]));
  });

  it("is good where the candidate is better", () => {
    expect(tick(aSide({ latency: -0.03 }), aSide({ errors: 0.0005, latency: 0.03 }))).toMatchObject({ verdict: "good", score: 100 });
  });

  it("is bad for errors that the baseline does not have, even within the objective", () => {
    const looked = tick(aSide({ errors: 0.0008 }));

    expect(looked).toMatchObject({ verdict: "bad", score: 0 });
    expect(looked.reasons).toEqual(["Score 0 of 100; 95 passes", expect.stringMatching(/^error_ratio: High, critical: shifted by /)]);
  });

  it("is bad for latency that has grown, even within the objective", () => {
    const looked = tick(aSide({ latency: 0.02 }));

    expect(looked).toMatchObject({ verdict: "bad", score: 60 });
    expect(looked.reasons[1]).toMatch(/^latency_seconds: High: shifted by 0\.02 \(98 % interval /);
    expect(looked.metrics.find(({ id }) => id === "latency_seconds")?.interval).not.toBeNull();
  });

  it("takes no notice of what nobody feels: a certain but small change, or one below a tenth of what is allowed", () => {
    expect(tick(aSide({ latency: 0.005 })).verdict).toBe("good");
    expect(tick(aSide({ latency: -0.0525 }), aSide({ latency: -0.0575 })).verdict).toBe("good");
    expect(tick(aSide({ errors: 0.00007 }), aSide()).verdict).toBe("good");
  });

  it("is bad for a missed objective, though the baseline is as bad", () => {
    const [errors, slow] = [aSide({ errors: 0.002 }), aSide({ latency: 0.06 })];

    expect(tick(errors, errors)).toMatchObject({
      verdict: "bad",
      reasons: ["Score 0 of 100; 95 passes", "error_ratio: Objective missed: 0.201% of the requests failed at the median, 0.1% may"],
    });
    expect(tick(slow, slow)).toMatchObject({
      verdict: "bad",
      reasons: [expect.anything(), "latency_seconds: Objective missed: p99 was 120.2 ms at the median, 100 ms are allowed"],
    });
  });

  it("is bad for bursts of errors between good points, and not for one failed request", () => {
    const bursts = (share: number, every: number) => ({
      ...aSide(),
      error_ratio: Array.from({ length: 10 }, (_, n) => (n % every ? 0 : share)),
    });

    expect(tick(bursts(0.05, 3))).toMatchObject({
      verdict: "bad",
      reasons: [
        expect.anything(),
        "error_ratio: Objective missed: 2% of the requests failed in the mean, from 1.44% on an alert would roll back",
      ],
    });
    expect(tick(bursts(0.02, 10)).verdict).toBe("good");
  });

  it("shows how much traffic there was, and never fails for it", () => {
    const quiet = { ...aSide(), requests_per_second: Array(10).fill(1) };

    expect(tick(quiet)).toMatchObject({ verdict: "good", score: 100 });
    expect(classified(tick(quiet))).toMatchObject({ requests_per_second: "Low" });
    expect(tick(without(aSide(), "requests_per_second")).verdict).toBe("good");
  });
});

describe("a look at the first version", () => {
  it("is good where the objectives are held, with no score, as nothing was compared", () => {
    const looked = tick(aSide(), null);

    expect(looked).toMatchObject({
      verdict: "good",
      score: null,
      reasons: ["There is no baseline, so the objectives decide: they are held"],
    });
    expect(looked.metrics.every(({ interval, pValue }) => interval === null && pValue === null)).toBe(true);
    expect(classified(looked)).toEqual({ error_ratio: "Pass", latency_seconds: "Pass", requests_per_second: "Nodata" });
  });

  it("is bad where one is missed", () => {
    expect(tick(aSide({ errors: 0.01 }), null)).toMatchObject({
      verdict: "bad",
      score: null,
      reasons: [
        "There is no baseline, so the objectives decide: they are not held",
        expect.stringContaining("error_ratio: Objective missed"),
      ],
    });
    expect(tick(aSide({ latency: 0.05 }), null).verdict).toBe("bad");
  });

  it("is held to other objectives where some are given", () => {
    const looser = { availability: 0.95, latency: { milliseconds: 500, percentile: 99 } };
    const candidate = aSide({ errors: 0.01, latency: 0.2 });

    expect(tickOf({ context, candidate, baseline: null }).verdict).toBe("bad");
    expect(tickOf({ context, candidate, baseline: null, objectives: looser }).verdict).toBe("good");
  });
});

describe("missing data", () => {
  test.each([
    ["of all", {}, aSide()],
    ["of errors", without(aSide(), "error_ratio"), aSide()],
    ["of latency", without(aSide(), "latency_seconds"), aSide()],
    ["of the fifth point", aSide({ points: 4 }), aSide()],
    ["of the fifth bad point", aSide({ points: 4, errors: 0.5, latency: 1 }), aSide()],
    ["of what is a number", { ...aSide(), error_ratio: Array(10).fill(Number.NaN) }, aSide()],
    ["of what is finite", { ...aSide(), latency_seconds: Array(10).fill(Number.POSITIVE_INFINITY) }, aSide()],
    ["of the baseline", aSide(), {}],
    ["of the baseline's errors", aSide(), without(aSide(), "error_ratio")],
    ["without a baseline", {}, null],
    ["of the fifth point without a baseline", aSide({ points: 4 }), null],
  ])("%s is neither good nor bad", (_, candidate, baseline) => {
    const looked = tick(candidate, baseline);

    expect(looked).toMatchObject({ verdict: "no_data", score: null });
    expect(looked.reasons[0]).toBe("There is too little data to judge by, which is no pass");
    expect(looked.reasons.length).toBeGreaterThan(1);
  });

  it("does not excuse what the other data shows", () => {
    expect(tick(without(aSide({ errors: 0.01 }), "latency_seconds"))).toMatchObject({
      verdict: "bad",
      score: null,
      reasons: [
        "What there is of data is bad enough",
        expect.stringContaining("error_ratio: Objective missed"),
        expect.stringContaining("latency_seconds: No data"),
      ],
    });
    expect(tick(aSide({ errors: 0.01 }), {}).verdict).toBe("bad");
  });

  it("is never good, whatever the rest is", () => {
    const values = fc.array(fc.double({ min: 0, max: 2 }), { maxLength: 12 });
    const side = fc.record({ error_ratio: values, latency_seconds: values, requests_per_second: values });

    fc.assert(
      fc.property(side, fc.option(side), fc.constantFrom("error_ratio", "latency_seconds"), (candidate, baseline, id) => {
        expect(tick({ ...candidate, [id]: candidate.error_ratio.slice(0, 4) }, baseline).verdict).not.toBe("good");
      }),
    );
  });
});

it("says the same of the same, and of metrics that no release has nothing", () => {
  expect(tick({ ...aSide(), cpu: Array(10).fill(9) })).toEqual(tick(aSide()));
});
