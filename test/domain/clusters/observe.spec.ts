import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Cluster } from "../../../lambdas/contract/cluster.ts";
import type { Failure } from "../../../lambdas/contract/failure.ts";
import { MAX_REPOS, MAX_TESTS, observe, type Seen, TREND_DAYS } from "../../../lambdas/domain/clusters/observe.ts";

const aFailure = (overrides: Partial<Failure> = {}): Failure => ({
  category: "network",
  subCategory: "dns",
  confidence: 0.87,
  rule: "dns",
  evidence: [{ line: 3, text: "getaddrinfo ENOTFOUND registry" }],
  cause: "A host name could not be resolved.",
  actions: ["Run it again."],
  step: 1,
  test: null,
  message: "getaddrinfo ENOTFOUND registry",
  fingerprint: "v1|network|dns|install|getaddrinfo",
  clusterId: "0123456789abcdef",
  ...overrides,
});

const aSighting = (overrides: Partial<Seen> = {}): Seen => ({
  failure: aFailure(),
  runId: "r1",
  repo: "acme/shop",
  at: "2026-03-02T10:00:00Z",
  tests: [],
  ...overrides,
});

function clusterOf(sightings: readonly Seen[]): Cluster {
  const [first, ...others] = sightings;
  if (first === undefined) throw new Error("a cluster needs a sighting");
  return others.reduce((cluster, seen) => observe(cluster, seen), observe(null, first));
}

describe("observing a cluster", () => {
  it("begins with the first run's own", () => {
    const cluster = observe(null, aSighting({ tests: ["b", "a", "a"] }));
    expect(cluster).toMatchObject({
      count: 1,
      firstSeenAt: "2026-03-02T10:00:00Z",
      lastSeenAt: "2026-03-02T10:00:00Z",
      repos: ["acme/shop"],
      tests: ["a", "b"],
      incidentId: null,
    });
    expect(cluster.trend).toEqual([{ day: "2026-03-02", count: 1 }]);
    expect(Cluster.parse(cluster)).toEqual(cluster);
  });

  it("counts each run, and keeps the first's sample", () => {
    const cluster = clusterOf([
      aSighting({ runId: "r2", at: "2026-03-03T10:00:00Z", repo: "acme/api", failure: aFailure({ message: "later" }) }),
      aSighting({ runId: "r1" }),
    ]);
    expect(cluster).toMatchObject({
      count: 2,
      firstSeenAt: "2026-03-02T10:00:00Z",
      lastSeenAt: "2026-03-03T10:00:00Z",
      repos: ["acme/api", "acme/shop"],
    });
    expect(cluster.sample).toMatchObject({ runId: "r1", repo: "acme/shop", message: "getaddrinfo ENOTFOUND registry" });
  });

  it("keeps the incident that the cluster belongs to", () => {
    const known = { ...observe(null, aSighting()), incidentId: "i1" };
    expect(observe(known, aSighting({ runId: "r0", at: "2020-01-01T00:00:00Z" })).incidentId).toBe("i1");
  });

  it("keeps the days of the newest runs only", () => {
    const days = Array.from({ length: 20 }, (_, index) =>
      aSighting({ runId: `r${index}`, at: `2026-03-${String(index + 1).padStart(2, "0")}T10:00:00Z` }),
    );
    const { trend } = clusterOf(days);
    expect(trend).toHaveLength(TREND_DAYS);
    expect(trend.map(({ day }) => day)).toEqual(days.slice(-TREND_DAYS).map(({ at }) => at.slice(0, 10)));
  });

  it("changes neither what it is given", () => {
    const known = observe(null, aSighting());
    const before = structuredClone(known);
    observe(known, aSighting({ runId: "r2", repo: "acme/api", tests: ["z"] }));
    expect(known).toEqual(before);
  });

  it("is the same cluster in whatever order the runs come", () => {
    const sighting = fc.record({
      runId: fc.stringMatching(/^r[0-9]{1,4}$/),
      repo: fc.constantFrom("acme/a", "acme/b", "acme/c").chain((repo) => fc.nat(60).map((n) => `${repo}${n}`)),
      at: fc
        .constantFrom("2026-03-02T10:00:00Z", "2026-03-02T10:00:00.000Z")
        .chain((at) => fc.integer({ min: 1, max: 28 }).map((day) => at.replace("-02T", `-${String(day).padStart(2, "0")}T`))),
      tests: fc.array(
        fc.nat(120).map((n) => `suite > test ${n}`),
        { maxLength: 40 },
      ),
      failure: fc
        .record({
          message: fc.constantFrom("one", "two"),
          cause: fc.constantFrom("A.", "B."),
          step: fc.option(fc.integer({ min: 1, max: 3 })),
        })
        .map(aFailure),
    });
    const shuffled = fc
      .array(sighting, { minLength: 1, maxLength: 70 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const cluster = clusterOf(one);
        expect(clusterOf(other)).toEqual(cluster);
        expect(cluster.count).toBe(one.length);
        expect(cluster.repos.length).toBeLessThanOrEqual(MAX_REPOS);
        expect(cluster.tests.length).toBeLessThanOrEqual(MAX_TESTS);
      }),
      { numRuns: 60 },
    );
  });
});
