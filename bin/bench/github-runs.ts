import { nextCommit } from "./system.ts";

export type BenchRepo = { readonly repo: string; readonly workflows: readonly object[]; readonly runs: readonly object[] };
type Shape = { readonly workflows: number; readonly runs: number; readonly now: number };

const SITE = "https://github.com";
const API = "https://api.github.com";
const EVERY_MS = 120_000;
/** GitHub's objects are mostly addresses, and what is stored of a run is all of it. */
const PLACES =
  "archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees";

export const fileOf = (workflow: number): string => `w${workflow}.yml`;
/** GitHub's times have whole seconds. */
const second = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

function placeOf(fullName: string) {
  const url = `${API}/repos/${fullName}`;
  const places = PLACES.split(" ").map((name) => [`${name}_url`, `${url}/${name}`]);
  return { id: 1, full_name: fullName, private: false, fork: false, html_url: `${SITE}/${fullName}`, url, ...Object.fromEntries(places) };
}

/** Ids go on from the clock, so that a second bench on one system meets none of the first one's runs. */
let lastId = Date.now();

function runOf(repo: ReturnType<typeof placeOf>, workflow: number, runNumber: number, at: number): object {
  lastId += 1;
  const id = lastId;
  const times = { created_at: second(at), run_started_at: second(at), updated_at: second(at + 60_000) };
  const actor = { login: "bench", id: 1, type: "User", url: `${API}/users/bench`, html_url: `${SITE}/bench` };
  return {
    id,
    run_number: runNumber,
    run_attempt: 1,
    name: `Workflow ${workflow}`,
    path: `.github/workflows/${fileOf(workflow)}`,
    display_title: "Measure it",
    event: "push",
    status: "completed",
    conclusion: id % 10 === 0 ? "failure" : "success",
    head_branch: "main",
    head_sha: nextCommit(),
    ...times,
    html_url: `${repo.html_url}/actions/runs/${id}`,
    jobs_url: `${repo.url}/actions/runs/${id}/jobs`,
    logs_url: `${repo.url}/actions/runs/${id}/logs`,
    actor,
    triggering_actor: actor,
    repository: repo,
    head_repository: repo,
  };
}

/** A repository whose runs are all over, newest first, two minutes apart: the workflows take turns. */
export function benchRepo(fullName: string, { workflows, runs, now }: Shape): BenchRepo {
  const place = placeOf(fullName);
  const numbers = Array.from({ length: workflows }, (_, workflow) => workflow);
  return {
    repo: fullName,
    workflows: numbers.map((workflow) => ({ id: workflow + 1, path: `.github/workflows/${fileOf(workflow)}`, state: "active" })),
    runs: Array.from({ length: runs }, (_, index) => runOf(place, index % workflows, runs - index, now - (index + 1) * EVERY_MS)),
  };
}
