import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { ReleaseContext, ReleaseRequest, STACKS } from "../../../../lambdas/contract/release.ts";
import { isMl } from "../../../../lambdas/domain/releases/context/is-ml.ts";
import { releaseContext } from "../../../../lambdas/domain/releases/context/release-context.ts";
import { slugOf } from "../../../../lambdas/domain/releases/context/slug.ts";
import { aReleaseContext, aReleaseRequest } from "./a-release-request.ts";

const contextOf = (overrides: Partial<ReleaseRequest>) => aReleaseContext("python-kubernetes", overrides);
const problemsOf = (overrides: Partial<ReleaseRequest>) => {
  const read = releaseContext(aReleaseRequest(overrides));
  return "problems" in read ? read.problems : [];
};

describe("a release's context", () => {
  it("holds the churn predictor's numbers and words", () => {
    expect(releaseContext(aReleaseRequest())).toEqual({
      context: {
        name: "churn_predictor_v2",
        slug: "churn-predictor-v2",
        version: "2.1.0",
        commit: "0123456789abcdef",
        service: "churn_predictor_v2",
        repo: null,
        framework: "scikit-learn",
        serving: "FastAPI + Docker",
        target: "Kubernetes (GKE)",
        stack: "python-kubernetes",
        latency: { milliseconds: 100, percentile: 99 },
        availability: 0.999,
        environments: ["dev", "staging", "production"],
      },
    });
  });

  test.each(STACKS)("fits the contract: %s", (stack) => {
    const context = aReleaseContext(stack);
    expect(ReleaseContext.parse(context)).toEqual(context);
    expect(context.stack).toBe(stack);
  });

  it("keeps the service and repository that were named", () => {
    expect(contextOf({ service: "Churn.API", repo: "acme/churn" })).toMatchObject({ service: "Churn.API", repo: "acme/churn" });
  });

  it("keeps the user's words, in one line", () => {
    expect(contextOf({ framework: "  Scikit-Learn\n 1.5 " }).framework).toBe("Scikit-Learn 1.5");
  });

  it("is of a model on Python only", () => {
    expect(STACKS.filter((stack) => isMl({ stack }))).toEqual(["python-kubernetes"]);
  });
});

describe("a request that is wrong", () => {
  it.each(["on", "no", "true", "null", "y"])("may not be of the name %s, which YAML takes for something else", (name) => {
    expect(problemsOf({ name })).toEqual([{ field: "name", reason: expect.stringContaining("YAML") }]);
  });

  it("is told everything at once", () => {
    const all = problemsOf({
      framework: "COBOL",
      serving: "CICS",
      target: "z/OS",
      latencySla: "soon",
      availabilitySla: "101%",
      environments: ["dev", "dev"],
    });
    expect(all.map(({ field }) => field)).toEqual(["framework", "serving", "target", "latencySla", "availabilitySla", "environments.1"]);
  });

  test.each(["framework", "serving", "target"] as const)("cannot bring marks of YAML, shells or Markdown in its %s", (field) => {
    const right = aReleaseRequest()[field];
    for (const mark of [..."\"'`$:#{}[]|>;*\\!%@<=~é\u0000"])
      expect(problemsOf({ [field]: `${right} ${mark}` }), mark).toContainEqual({
        field,
        reason: expect.stringContaining("expected letters"),
      });
    expect(problemsOf({ [field]: `- ${right}` })).not.toEqual([]);
  });

  it("names each environment once", () => {
    expect(problemsOf({ environments: ["dev", "qa", "dev", "qa"] })).toEqual([
      { field: "environments.2", reason: '"dev" is named twice' },
      { field: "environments.3", reason: '"qa" is named twice' },
    ]);
  });

  it("has production last alone, as only the last environment is reviewed", () => {
    const reason = '"production" may only be the last one, which is reviewed';
    expect(problemsOf({ environments: ["production", "dev"] })).toEqual([{ field: "environments.0", reason }]);
    expect(problemsOf({ environments: ["dev", "production", "staging"] })).toEqual([{ field: "environments.1", reason }]);
    for (const environments of [["production"], ["dev", "production"], ["dev", "pre-production", "live"]])
      expect(problemsOf({ environments })).toEqual([]);
  });

  test.each(["Production", "eu_west", "eu.west", "eu-", "1st"])("has no environment %j, which no resource could be named after", (name) => {
    expect(problemsOf({ environments: ["dev", name] })).toEqual([
      { field: "environments.1", reason: expect.stringContaining(`"${name}" must be`) },
    ]);
  });

  it("has no environment that makes names of resources too long", () => {
    const name = `a${"b".repeat(49)}`;
    expect(problemsOf({ name, environments: ["x".repeat(12), "production"] })).toEqual([]);
    expect(problemsOf({ name, environments: ["x".repeat(13), "production"] })).toEqual([
      { field: "environments.0", reason: `"${name}-${"x".repeat(13)}" has 64 characters, names of resources at most 63` },
    ]);
  });
});

describe("a slug", () => {
  test.each([
    ["churn_predictor_v2", "churn-predictor-v2"],
    ["a__b--c", "a-b-c"],
    ["a_", "a"],
    ["a", "a"],
  ])("of %s is %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it("is a DNS label, whatever name the contract lets in", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9_-]{0,49}$/), (name) => {
        expect(ReleaseRequest.shape.name.safeParse(name).success).toBe(true);
        expect(slugOf(name)).toMatch(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/);
      }),
    );
  });
});
