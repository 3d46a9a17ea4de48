import { describe, expect, it } from "vitest";
import { firstDeploymentOf, leadTimesOf } from "../../../lambdas/domain/delivery/lead-time.ts";

const finishedAt = "2026-11-21T12:00:00Z";

describe("lead times", () => {
  it("are the seconds from a commit's authoring to the deployment's finish", () => {
    const commits = [
      { sha: "aaaaaaa", authoredAt: "2026-11-20T12:00:00Z" },
      { sha: "bbbbbbb", authoredAt: "2026-11-21T11:59:59.500Z" },
    ];
    expect(leadTimesOf(commits, finishedAt)).toEqual([86_400, 0.5]);
  });

  it("leave out commits whose time is unknown or after the finish, and keep one of the same moment", () => {
    const commits = [
      { sha: "aaaaaaa", authoredAt: null },
      { sha: "bbbbbbb", authoredAt: "2026-11-21T12:00:00.001Z" },
      { sha: "ccccccc", authoredAt: finishedAt },
    ];
    expect(leadTimesOf(commits, finishedAt)).toEqual([0]);
    expect(leadTimesOf([], finishedAt)).toEqual([]);
  });
});

describe("the first deployment of a commit", () => {
  const aDeployment = { id: "1", succeeded: true, environment: "production", finishedAt, commits: ["aaaaaaa"] };
  const find = (...deployments: readonly (typeof aDeployment)[]) => firstDeploymentOf("aaaaaaa", deployments, "production")?.id ?? null;

  it("is the earliest that brought it, in whatever order they come", () => {
    expect(find(aDeployment, { ...aDeployment, id: "0", finishedAt: "2026-11-21T11:00:00Z" })).toBe("0");
  });

  it("is none that failed, went elsewhere, or brought other commits", () => {
    expect(find({ ...aDeployment, succeeded: false })).toBeNull();
    expect(find({ ...aDeployment, environment: "staging" })).toBeNull();
    expect(find({ ...aDeployment, commits: ["bbbbbbb"] })).toBeNull();
  });
});
