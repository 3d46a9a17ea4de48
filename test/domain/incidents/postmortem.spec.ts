import { describe, expect, it } from "vitest";
import { postmortem } from "../../../lambdas/domain/incidents/postmortem.ts";
import { aCluster, aFullIncident, hour } from "./factories.ts";

const rowsOf = (text: string, first: string) => {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  return lines.slice(start, lines.indexOf("", start));
};

const cellsOf = (row: string) => row.replaceAll("\\|", "").split("|").length - 2;

describe("a postmortem", () => {
  const text = postmortem(aFullIncident({ status: "resolved", resolvedAt: hour(5), reopened: 1 }), aCluster());

  it("has every part a person needs to finish it", () => {
    const headings = ["Summary", "Impact", "Suspected cause", "Timeline", "What to do", "Open questions"];
    expect(text.match(/^## .+$/gm)).toEqual(headings.map((heading) => `## ${heading}`));
  });

  it("says what happened, for how long, and since which commit", () => {
    expect(text).toContain("3 runs of 1 repository failed");
    expect(text).toContain("It was resolved at 2026-11-01 05:00:00, 3 hours after it was opened.");
    expect(text).toContain("at commit `0123456789abcdef`");
    expect(text).toContain("7: AssertionError: 3 != 4");
    expect(text).toContain("- [ ] Read the failing test.");
    expect(text).toContain("Why did it come back");
  });

  it("is the same for the same incident", () => {
    expect(postmortem(aFullIncident(), aCluster())).toBe(postmortem(aFullIncident(), aCluster()));
  });

  it("can do without a cluster, a suspicion and a timeline", () => {
    const bare = postmortem(
      aFullIncident({ suspectedCause: null, timeline: [], impact: { runs: 0, repos: [], tests: [], minutes: 0 } }),
      null,
    );
    expect(bare).toContain("Nothing is suspected yet.");
    expect(bare).toContain("Nothing is recorded.");
    expect(bare).not.toMatch(/undefined|null|NaN/);
  });

  it("tells a rollback by its service, release and deployment, not by runs that there are none of", () => {
    const of = { service: "churn", environment: "production", releaseId: "01REL", deploymentId: "01DEP", title: "churn 2.1.0 rolled back" };
    const none = { clusterId: null, suspectedCause: null, impact: { runs: 0, repos: [], tests: [], minutes: 0 } };
    const told = postmortem(aFullIncident({ ...of, ...none }), null);
    expect(told).toContain("churn 2.1.0 rolled back. The incident was opened at");
    expect(rowsOf(told, "Service")).toEqual([
      "| Service | `churn` |",
      "| Environment | `production` |",
      "| Release | `01REL` |",
      "| Deployment | `01DEP` |",
    ]);
    expect(told).not.toMatch(/\d+ runs?|undefined|null/);
  });

  it("leaves out the middle of a long timeline, and says how much", () => {
    const timeline = Array.from({ length: 500 }, (_, index) => ({
      at: hour(index),
      kind: "run" as const,
      runId: `r${index}`,
      text: "again",
    }));
    const long = postmortem(aFullIncident({ timeline }), null);
    expect(rowsOf(long, "Time")).toHaveLength(2 + 51);
    expect(long).toContain("450 more entries");
  });
});

describe("foreign text in it", () => {
  const hostile = "x | y\n## Heading <img src=x> [click](https://evil.example) *b* `c` @team \u001b[31mred";

  it("stays in its table cell", () => {
    const entry = { at: hour(1), kind: "run" as const, runId: "a|b`c", text: hostile };
    const text = postmortem(
      aFullIncident({ timeline: [entry], impact: { runs: 1, repos: ["a|b/c"], tests: [hostile], minutes: 1 } }),
      null,
    );
    for (const row of rowsOf(text, "Time")) expect(cellsOf(row)).toBe(4);
    for (const row of rowsOf(text, "What")) expect(cellsOf(row)).toBe(2);
  });

  it("becomes no heading, link, image or mention", () => {
    const text = postmortem(aFullIncident({ title: hostile }), null);
    expect(text).not.toMatch(/^## Heading/m);
    expect(text).not.toMatch(/(?<!\\)<img/);
    expect(text).not.toMatch(/(?<!\\)\[click/);
    expect(text).not.toContain("@team");
    expect(text).not.toContain("\u001b");
  });

  it("cannot close the block it is quoted in", () => {
    const evidence = [
      { line: 1, text: "```" },
      { line: 2, text: "# not a heading" },
    ];
    const text = postmortem(aFullIncident(), aCluster({ sample: { ...aCluster().sample, evidence } }));
    expect(text).toContain("````text\n1: ```\n2: # not a heading\n````");
  });
});
