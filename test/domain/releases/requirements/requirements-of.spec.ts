import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { GeneratedArtifact, Requirements, STACKS } from "../../../../lambdas/contract/release.ts";
import { type RequirementsOutput, requirementsOf } from "../../../../lambdas/domain/releases/requirements/requirements-of.ts";
import { TOPICS } from "../../../../lambdas/domain/releases/requirements/topics.ts";
import { aReleaseContext } from "../context/a-release-request.ts";

const criteriaOf = ({ stories }: RequirementsOutput) => stories.flatMap(({ criteria }) => criteria);
const textOf = (output: RequirementsOutput) => criteriaOf(output).map(({ given, when, outcome }) => `${given} ${when} ${outcome}`);
const topicsOf = ({ topicOf }: RequirementsOutput) => new Set(Object.values(topicOf));
const ofTopic = (output: RequirementsOutput, topic: string) => criteriaOf(output).filter(({ id }) => output.topicOf[id] === topic);
const idsOf = (output: RequirementsOutput, topic: string) => ofTopic(output, topic).map(({ id }) => id);
const ofModel = (overrides: Parameters<typeof aReleaseContext>[1] = {}) => requirementsOf(aReleaseContext("python-kubernetes", overrides));

describe.each(STACKS)("the requirements of %s", (stack) => {
  const output = requirementsOf(aReleaseContext(stack));

  it("fit the contract", () => {
    expect(Requirements.parse({ stories: output.stories })).toEqual({ stories: output.stories });
    expect(output.artifacts.map((artifact) => GeneratedArtifact.parse(artifact))).toEqual(output.artifacts);
  });

  it("number stories and criteria without gaps", () => {
    expect(output.stories.map(({ id }) => id)).toEqual(output.stories.map((_, story) => `US-${story + 1}`));
    for (const [story, { criteria }] of output.stories.entries())
      expect(criteria.map(({ id }) => id)).toEqual(criteria.map((_, place) => `AC-${story + 1}.${place + 1}`));
  });

  it("have criteria in every story, each with one topic", () => {
    for (const { id, criteria } of output.stories) expect(criteria, id).not.toEqual([]);
    expect(Object.keys(output.topicOf)).toEqual(criteriaOf(output).map(({ id }) => id));
  });

  it("speak of every topic, of drift only where there is a model", () => {
    const expected = TOPICS.filter((topic) => topic !== "drift" || stack === "python-kubernetes");
    expect(topicsOf(output)).toEqual(new Set(expected));
  });

  it("state both objectives with their numbers", () => {
    for (const topic of ["latency", "availability"] as const)
      expect(ofTopic(output, topic).some(({ objective }) => objective === topic)).toBe(true);
    expect(textOf(output).join("\n")).toMatch(/99% of them are answered within 100 ms \(p99\)/);
    expect(textOf(output).join("\n")).toMatch(/at least 99\.9% of them succeed: the error budget is 0\.1%, as much as 43\.2 minutes/);
  });

  it("state an objective under its own topic alone", () => {
    for (const { id, objective } of criteriaOf(output)) if (objective !== null) expect(output.topicOf[id]).toBe(objective);
  });

  it("say no criterion twice", () => {
    expect(new Set(textOf(output)).size).toBe(textOf(output).length);
  });

  it("are the same, to the byte, for an equal context", () => {
    expect(requirementsOf(structuredClone(aReleaseContext(stack)))).toEqual(output);
  });

  it("answer none of their own criteria", () => {
    expect(output.artifacts.flatMap(({ traces }) => traces)).toEqual([]);
  });
});

describe("who wants it", () => {
  const rolesOf = ({ stories }: RequirementsOutput) => new Set(stories.map(({ role }) => role));

  it("is the data roles, operations and the product's owner where there is a model", () => {
    expect(rolesOf(ofModel())).toEqual(new Set(["data scientist", "ML engineer", "SRE", "product owner"]));
  });

  test.each(["node-lambda", "static-site"] as const)("is a developer instead of the data roles for %s", (stack) => {
    expect(rolesOf(requirementsOf(aReleaseContext(stack)))).toEqual(new Set(["developer", "SRE", "product owner"]));
  });
});

describe("blue-green deployment", () => {
  test.each([
    ["python-kubernetes", "the service is switched to green in one step"],
    ["node-lambda", "the weighted alias is Lambda's equivalent of a blue-green deployment"],
    ["static-site", "the switch of prefixes is a static site's equivalent of a blue-green deployment"],
  ] as const)("is called by its name for %s", (stack, words) => {
    expect(ofTopic(requirementsOf(aReleaseContext(stack)), "blue-green")[0]?.outcome).toContain(words);
  });
});

describe("what the context adds", () => {
  test.each(STACKS)("is what one fault of the platform must not spend, from 99.95 %% on: %s", (stack) => {
    const extra = (availabilitySla: string) => {
      const output = requirementsOf(aReleaseContext(stack, { availabilitySla }));
      return ofTopic(output, "availability").filter(({ objective }) => objective === null).length;
    };
    expect(extra("99.94%")).toBe(0);
    expect(extra("99.95%")).toBeGreaterThan(0);
    expect(extra("99.99%")).toBe(extra("99.95%"));
  });

  it("is a budget for disruptions and a spread over zones on Kubernetes", () => {
    const text = textOf(ofModel({ availabilitySla: "99.95%" })).join("\n");
    expect(text).toContain("PodDisruptionBudget");
    expect(text).toContain("spread over zones");
  });

  it("is a stop for each environment that is not usual, between its neighbours", () => {
    const output = ofModel({ environments: ["qa", "dev", "perf", "live"] });
    expect(ofTopic(output, "promotion").map(({ given, when, outcome }) => [given, when, outcome])).toEqual([
      [
        "churn_predictor_v2 2.1.0, approved by the gate",
        "it is promoted",
        "it is deployed to qa, then dev, then perf, then live, to each only after it was verified in the one before",
      ],
      [
        "churn_predictor_v2 2.1.0, verified in perf",
        "its promotion to live is asked for",
        "it waits until somebody else than who asked lets it through with a reason",
      ],
      [
        "churn_predictor_v2 2.1.0, approved by the gate",
        "it is promoted to qa",
        "it runs there with the settings and secrets of qa, and goes on to dev only after its smoke tests there",
      ],
      [
        "churn_predictor_v2 2.1.0, verified in dev",
        "it is promoted to perf",
        "it runs there with the settings and secrets of perf, and goes on to live only after its smoke tests there",
      ],
    ]);
  });

  it("is less where there is one environment", () => {
    const [order, review, ...rest] = ofTopic(ofModel({ environments: ["live"] }), "promotion");
    expect(order?.outcome).toBe("it is deployed to live and verified there by its metrics");
    expect(review?.given).toBe("churn_predictor_v2 2.1.0, approved by the gate");
    expect(rest).toEqual([]);
  });

  it("moves no id of what was there without it", () => {
    const bare = ofModel();
    const rich = ofModel({ availabilitySla: "99.99%", environments: ["dev", "qa", "staging", "production"] });
    for (const topic of TOPICS) expect(idsOf(rich, topic).slice(0, idsOf(bare, topic).length), topic).toEqual(idsOf(bare, topic));
    expect(criteriaOf(rich).length).toBe(criteriaOf(bare).length + 3);
  });

  it("is the service's own name in what is measured", () => {
    expect(ofTopic(ofModel({ service: "churn-api" }), "observability").map(({ given }) => given)).toEqual([
      "churn-api in any environment",
      "churn-api in any environment",
    ]);
  });
});

describe("the numbers in sentences", () => {
  it("hold no error of floating point and no word for what is missing", () => {
    const contexts = fc.record({
      latencySla: fc.integer({ min: 1, max: 60_000 }).map((milliseconds) => `${milliseconds / 1000} s p99.9`),
      availabilitySla: fc.integer({ min: 50_000, max: 99_999 }).map((thousandths) => `${thousandths / 1000}%`),
    });
    fc.assert(
      fc.property(fc.constantFrom(...STACKS), contexts, (stack, words) => {
        const text = textOf(requirementsOf(aReleaseContext(stack, words))).join("\n");
        expect(text).not.toMatch(/\d\.\d{6,}|\de-\d|undefined|null|NaN/);
        expect(text).toContain(`at least ${words.availabilitySla} of them`);
      }),
    );
  });

  test.each([
    ["99.999%", "25.92 seconds"],
    ["99.9%", "43.2 minutes"],
    ["99%", "7.2 hours"],
  ])("tell a budget of %s as %s", (availabilitySla, time) => {
    expect(textOf(ofModel({ availabilitySla })).join("\n")).toContain(`as much as ${time} of nothing but failures`);
  });
});
