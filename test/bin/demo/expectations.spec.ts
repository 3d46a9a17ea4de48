import { describe, expect, it } from "vitest";
import { incidentProblems, runProblems, verdictProblems } from "../../../bin/demo/expectations.ts";
import { SCENARIOS } from "../../../bin/demo/scenarios.ts";
import { aFullIncident } from "../../domain/incidents/factories.ts";
import { aFailure, aRun, SHA } from "../../domain/runs/a-run.ts";
import { aFlakyTest } from "./a-flaky-test.ts";

const expected = (name: string) => SCENARIOS.find((scenario) => scenario.name === name)?.expected ?? { conclusions: [], category: null };
const completed = (conclusion: string, category?: "network" | "disk" | "timeout" | "unknown") =>
  aRun({ status: "completed", conclusion, failures: category ? [aFailure({ category })] : [] });

describe("a run", () => {
  it("is as it should be with the scenario's conclusion and category", () => {
    expect(runProblems(completed("success"), expected("success"))).toEqual([]);
    expect(runProblems(completed("failure", "network"), expected("dns"))).toEqual([]);
    expect(runProblems(completed("failure", "disk"), expected("disk"))).toEqual([]);
    expect(runProblems(completed("timed_out", "timeout"), expected("timeout"))).toEqual([]);
  });

  it("is not where it goes on", () => {
    expect(runProblems(aRun({ status: "in_progress" }), expected("success"))).toEqual(["the run is in_progress, not completed"]);
  });

  it("is not with another conclusion or category", () => {
    expect(runProblems(completed("errored", "network"), expected("dns"))).toEqual(["the conclusion is errored, not failure"]);
    expect(runProblems(completed("failure", "unknown"), expected("dns"))).toEqual(["no failure was put down to network (but to unknown)"]);
    expect(runProblems(completed("failure"), expected("dns"))).toEqual(["no failure was put down to network"]);
  });

  it("is not where a failure is told without evidence", () => {
    const run = aRun({ status: "completed", conclusion: "failure", failures: [aFailure({ category: "network", evidence: [] })] });
    expect(runProblems(run, expected("dns"))).toEqual(["a failure has no evidence"]);
  });
});

describe("an incident", () => {
  it("is as it should be while it is open and tells of the last run", () => {
    expect(incidentProblems(aFullIncident(), 3, "run-at-0")).toEqual([]);
    expect(incidentProblems(aFullIncident({ status: "mitigating" }), 3, "run-at-0")).toEqual([]);
  });

  it("is not where there is none, it is over, too small, or does not know the run", () => {
    expect(incidentProblems(null, 3, "run-at-0")).toEqual(["no incident was opened"]);
    expect(incidentProblems(aFullIncident({ status: "resolved" }), 4, "run-9")).toHaveLength(3);
  });
});

describe("a verdict", () => {
  it("is as it should be where a test is flaky because of this commit", () => {
    expect(verdictProblems([aFlakyTest()], SHA)).toEqual([]);
  });

  it("is not where the test is only suspect, or the evidence is of another commit", () => {
    expect(verdictProblems([], SHA)).toEqual(["no test is listed as flaky"]);
    expect(verdictProblems([aFlakyTest({ verdict: "suspect" })], SHA)).toEqual(["no test has the verdict flaky (but suspect)"]);
    expect(verdictProblems([aFlakyTest()], "f".repeat(40))[0]).toContain("does not name the commit");
  });
});
