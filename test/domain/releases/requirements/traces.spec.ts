import { describe, expect, it } from "vitest";
import { type GeneratedArtifact, STACKS } from "../../../../lambdas/contract/release.ts";
import { requirementsOf } from "../../../../lambdas/domain/releases/requirements/requirements-of.ts";
import { TOPICS } from "../../../../lambdas/domain/releases/requirements/topics.ts";
import { objectivesWithoutAlert, traceable, untracedCriteria } from "../../../../lambdas/domain/releases/traces.ts";
import { aReleaseContext } from "../context/a-release-request.ts";

const output = requirementsOf(aReleaseContext("python-kubernetes"));
const { stories } = output;
const idsOf = traceable(output);
const all = stories.flatMap(({ criteria }) => criteria);

const anArtifact = (overrides: Partial<GeneratedArtifact> = {}): GeneratedArtifact => ({
  path: "monitoring/rules.yml",
  kind: "prometheus-rules",
  step: "automation",
  content: "",
  traces: [],
  ...overrides,
});

describe("the ids of a topic", () => {
  it("are every criterion's, each under one topic", () => {
    expect(TOPICS.flatMap(idsOf).sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it("are none of drift where there is no model", () => {
    expect(traceable(requirementsOf(aReleaseContext("static-site")))("drift")).toEqual([]);
    expect(idsOf("drift")).toHaveLength(1);
  });

  it("are not to be had by a misspelt topic", () => {
    expect(() => idsOf("blue_green")).toThrow('"blue_green" is no topic');
  });
});

describe("criteria without an artifact", () => {
  it("are all where there is none", () => {
    expect(untracedCriteria(stories, [])).toEqual(all);
  });

  it("are those that no artifact names", () => {
    const artifacts = TOPICS.filter((topic) => topic !== "secrets").map((topic) => anArtifact({ kind: "document", traces: idsOf(topic) }));
    expect(untracedCriteria(stories, artifacts).map(({ id }) => id)).toEqual(idsOf("secrets"));
    expect(untracedCriteria(stories, [...artifacts, anArtifact({ traces: idsOf("secrets") })])).toEqual([]);
  });

  it("are not answered by the requirements that state them", () => {
    const restated = anArtifact({ kind: "requirements", step: "requirements", traces: all.map(({ id }) => id) });
    expect(untracedCriteria(stories, [restated])).toEqual(all);
  });
});

describe("objectives without an alert", () => {
  const objectives = [...idsOf("latency"), ...idsOf("availability")];

  it("are both where no alerts are", () => {
    expect(objectivesWithoutAlert(stories, [anArtifact({ kind: "dashboard", traces: objectives })])).toEqual(["latency", "availability"]);
  });

  it("are none where the rules answer every criterion that states one", () => {
    expect(objectivesWithoutAlert(stories, [anArtifact({ traces: objectives })])).toEqual([]);
  });

  it("are found when one of their criteria has none", () => {
    for (const [objective, id] of [
      ["latency", idsOf("latency")[1]],
      ["availability", idsOf("availability")[0]],
    ])
      expect(objectivesWithoutAlert(stories, [anArtifact({ traces: objectives.filter((one) => one !== id) })])).toEqual([objective]);
  });

  it("are found when nothing states them", () => {
    expect(objectivesWithoutAlert([], [anArtifact({ traces: objectives })])).toEqual(["latency", "availability"]);
  });

  it("are watched on AWS by the automation's template of alarms, not by that of the infrastructure", () => {
    const template = (step: GeneratedArtifact["step"]) => [anArtifact({ kind: "template", step, traces: objectives })];
    expect(objectivesWithoutAlert(stories, template("automation"))).toEqual([]);
    expect(objectivesWithoutAlert(stories, template("infrastructure"))).toEqual(["latency", "availability"]);
  });

  it("need no alert for what high availability adds, as that states no objective", () => {
    for (const stack of STACKS) {
      const high = requirementsOf(aReleaseContext(stack, { availabilitySla: "99.99%" }));
      const traces = high.stories.flatMap(({ criteria }) => criteria.filter(({ objective }) => objective !== null).map(({ id }) => id));
      expect(objectivesWithoutAlert(high.stories, [anArtifact({ traces })]), stack).toEqual([]);
    }
  });
});
