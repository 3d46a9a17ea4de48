import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { firstDeploymentOf, leadTimesOf } from "../../../lambdas/domain/delivery/lead-time.ts";
import { deploymentsOf } from "../../../lambdas/domain/delivery/pipeline-deployments.ts";
import { ROOT } from "../../support/source-tree.ts";

const STORIES = join(ROOT, "..", "shared", "corpora", "delivery", "devlake");
const absent = existsSync(STORIES) ? "" : " (skipped: ../shared/corpora/delivery/devlake is not here)";

/** The rows of a table whose cells hold neither quotes nor commas; a cell that is missing reads as empty. None of a story that is skipped. */
function tableOf(path: string): ((column: string) => string)[] {
  if (absent) return [];
  const text = readFileSync(join(STORIES, `${path}.csv`), "utf8");
  if (text.includes('"')) throw new Error(`${path} has quoted cells, which this reader does not know`);
  const [names = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return rows.map((cells) => (column) => {
    if (!names.includes(column)) throw new Error(`${path} has no column ${column}`);
    return cells[names.indexOf(column)] ?? "";
  });
}

/** The stories write "2023-4-11 5:51:47", in UTC, beside ISO 8601. */
function instantOf(text: string): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-T:. +]/).map(Number);
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second, text.includes(".") ? Number(text.slice(20, 23)) : 0)).toISOString();
}

const millisecondsOf = (text: string) => (text === "" ? null : instantOf(text));

describe.skipIf(absent)(`DevLake's story of lead times${absent}`, () => {
  const project = tableOf("change_lead_time/project_mapping").filter((row) => row("project_name") === "project1");
  const scopes = project.filter((row) => row("table") === "cicd_scopes").map((row) => row("row_id"));
  const diffs = tableOf("change_lead_time/commits_diffs");
  const rows = tableOf("change_lead_time/cicd_deployment_commits");
  const shaOf = (id: string) => rows.find((row) => row("id") === id)?.("commit_sha");
  const deployments = rows
    .filter((row) => scopes.includes(row("cicd_scope_id")))
    .map((row) => ({
      id: row("id"),
      succeeded: row("result") === "SUCCESS",
      environment: row("environment"),
      finishedAt: instantOf(row("finished_date")),
      commits: diffs
        .filter((diff) => diff("new_commit_sha") === row("commit_sha"))
        .filter((diff) => diff("old_commit_sha") === shaOf(row("prev_success_deployment_commit_id")))
        .map((diff) => diff("commit_sha")),
    }));
  const pulls = tableOf("change_lead_time/pull_requests");
  const commits = tableOf("change_lead_time/pull_request_commits");
  const expected = tableOf("change_lead_time/project_pr_metrics");

  const deployedBy = (pull: string) => {
    const merge = pulls.find((row) => row("id") === pull)?.("merge_commit_sha") ?? "";
    return firstDeploymentOf(merge, deployments, "PRODUCTION");
  };
  const mergedAt = (pull: string) => instantOf(pulls.find((row) => row("id") === pull)?.("merged_date") ?? "");
  const firstAuthoredAt = (pull: string) =>
    commits
      .filter((row) => row("pull_request_id") === pull)
      .map((row) => instantOf(row("commit_authored_date")))
      .toSorted()[0] ?? null;
  /** Minutes as DevLake writes them, rounded up. */
  const minutes = (pull: string, authoredAt: string | null) => {
    const deployment = deployedBy(pull);
    const [seconds] = deployment ? leadTimesOf([{ sha: pull, authoredAt }], deployment.finishedAt) : [];
    return seconds === undefined ? null : Math.ceil(seconds / 60);
  };

  it("has six pull requests in its expected table, three of them deployed", () => {
    expect(expected.map((row) => row("id"))).toEqual(["pr0", "pr1", "pr2", "pr3", "pr4", "pr5"]);
    expect(expected.filter((row) => row("deployment_commit_id") !== "")).toHaveLength(3);
  });

  it("deploys each pull request with the same first successful production deployment, at the same time", () => {
    for (const row of expected) {
      const found = deployedBy(row("id"));
      expect([row("id"), found?.id ?? "", found?.finishedAt ?? null]).toEqual([
        row("id"),
        row("deployment_commit_id"),
        millisecondsOf(row("pr_deployed_date")),
      ]);
    }
  });

  it("begins with the same first commit", () => {
    for (const row of expected) expect(firstAuthoredAt(row("id"))).toBe(millisecondsOf(row("first_commit_authored_date")));
  });

  it("takes the same minutes from merge to deployment, and none where the deployment came before the merge", () => {
    for (const row of expected) {
      const deployTime = row("pr_deploy_time");
      expect([row("id"), minutes(row("id"), mergedAt(row("id")))]).toEqual([row("id"), deployTime === "" ? null : Number(deployTime)]);
    }
  });

  it("has our lead time, first commit to deployment, as its cycle time where a pull request ran its ordinary course", () => {
    const cycleOf = (pull: string) => Number(expected.find((row) => row("id") === pull)?.("pr_cycle_time"));
    expect(minutes("pr1", firstAuthoredAt("pr1"))).toBe(cycleOf("pr1"));
    // A commit authored after the pull request's creation: DevLake counts from the creation, Bellwether from the commit.
    expect([minutes("pr2", firstAuthoredAt("pr2")), cycleOf("pr2")]).toEqual([158, 1598]);
    // Deployed before its merge: DevLake counts up to the merge, Bellwether up to the deployment.
    expect([minutes("pr3", firstAuthoredAt("pr3")), cycleOf("pr3")]).toEqual([8799, 10203]);
    // Never deployed: DevLake counts up to the merge, Bellwether has no lead time yet.
    expect([minutes("pr0", firstAuthoredAt("pr0")), cycleOf("pr0")]).toEqual([null, 44_640]);
  });
});

describe.skipIf(absent)(`DevLake's story of deployments from pipelines${absent}`, () => {
  const found = deploymentsOf(
    tableOf("deployment_generator/cicd_pipelines").map((row) => ({
      id: row("id"),
      result: row("result"),
      type: row("type"),
      environment: row("environment"),
      durationSeconds: Number(row("duration_sec")),
      finishedAt: millisecondsOf(row("finished_date")),
    })),
    tableOf("deployment_generator/cicd_tasks").map((row) => ({
      pipelineId: row("pipeline_id"),
      result: row("result"),
      type: row("type"),
      environment: row("environment"),
    })),
  );
  const commitOf = new Map(tableOf("deployment_generator/cicd_pipeline_commits").map((row) => [row("pipeline_id"), row("commit_sha")]));
  const expected = tableOf("deployment_generator/cicd_deployment_commits");

  it("makes the same six deployments of its fifteen pipelines, with the same results, environments and times", () => {
    expect(expected).toHaveLength(6);
    expect(found.map(({ status: _, ...deployment }) => ({ ...deployment, commit: commitOf.get(deployment.id) }))).toEqual(
      expected.map((row) => ({
        id: row("cicd_deployment_id"),
        result: row("result"),
        environment: row("environment") || null,
        startedAt: millisecondsOf(row("started_date")),
        finishedAt: millisecondsOf(row("finished_date")),
        commit: row("commit_sha"),
      })),
    );
  });

  it("is one deployment where four tasks of a pipeline deploy", () => {
    expect(found.filter(({ id }) => id.endsWith(":485877118"))).toHaveLength(1);
  });

  it("still runs where DevLake notes a failure without a finish, and so counts in no rate", () => {
    expect(found.filter(({ status }) => status === "running").map(({ id, result }) => [id, result])).toEqual([
      ["gitlab:GitlabPipeline:1:457475337", "FAILURE"],
    ]);
  });
});
