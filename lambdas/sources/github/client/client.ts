import type { Answer } from "./answer.ts";
import { bytesUpTo } from "./body.ts";
import { type JobLog, jobLogOf } from "./job-log.ts";
import type { GitHubOptions } from "./octokit.ts";
import { openReader } from "./reader.ts";

export type RunsQuery = { readonly status?: "queued" | "in_progress"; readonly etag?: string | null };

/** What Bellwether reads at GitHub, as GitHub sends it. Nothing is written, nothing waits for a rate limit, and nothing throws. */
export type GitHub = {
  /** The latest 100, by creation; ask with the last answer's `etag`, and an unchanged list costs nothing of the quota. */
  runs(repo: string, query?: RunsQuery): Promise<Answer<unknown[]>>;
  /** A `next` of an answer. Refused without a request where it lies outside the API: the token must not go elsewhere. */
  page(url: string): Promise<Answer<unknown[]>>;
  attempt(repo: string, externalId: string, attempt: number): Promise<Answer<unknown>>;
  /** At most 500. */
  jobs(repo: string, externalId: string, attempt: number): Promise<Answer<unknown[]>>;
  jobLog(repo: string, jobId: string, maxBytes: number): Promise<Answer<JobLog>>;
  /** At most 100. */
  artifacts(repo: string, externalId: string): Promise<Answer<unknown[]>>;
  /** Null where it is larger than `maxBytes`. */
  artifactZip(repo: string, artifactId: string, maxBytes: number): Promise<Answer<Uint8Array | null>>;
  repository(repo: string): Promise<Answer<unknown>>;
  /** At most 300. */
  workflows(repo: string): Promise<Answer<unknown[]>>;
  /** Null where it never ran. */
  latestRun(repo: string, workflowId: number): Promise<Answer<unknown>>;
};

const REPO = "GET /repos/{owner}/{name}";
const RUNS = `${REPO}/actions/runs`;
const ATTEMPT = `${RUNS}/{run}/attempts/{attempt}`;
const WORKFLOWS = `${REPO}/actions/workflows`;

/** Opens no connection yet. The clock is asked only where GitHub says how long to wait. */
export function openGitHub(options: GitHubOptions): GitHub {
  const { one, list, page, pages, body } = openReader(options);
  return {
    runs: (repo, { status, etag } = {}) =>
      list(RUNS, { ...nameOf(repo), per_page: 100, status, headers: { "if-none-match": etag ?? undefined } }),
    page,
    attempt: (repo, run, attempt) => one(ATTEMPT, { ...nameOf(repo), run, attempt }),
    jobs: (repo, run, attempt) => pages(`${ATTEMPT}/jobs`, { ...nameOf(repo), run, attempt }, 5),
    jobLog: (repo, job, maxBytes) =>
      body(`${REPO}/actions/jobs/{job}/logs`, { ...nameOf(repo), job }, (stream) => jobLogOf(stream, maxBytes)),
    artifacts: (repo, run) => list(`${RUNS}/{run}/artifacts`, { ...nameOf(repo), run, per_page: 100 }),
    artifactZip: (repo, artifact, maxBytes) =>
      body(`${REPO}/actions/artifacts/{artifact}/zip`, { ...nameOf(repo), artifact }, (stream) => bytesUpTo(stream, maxBytes)),
    repository: (repo) => one(REPO, nameOf(repo)),
    workflows: (repo) => pages(WORKFLOWS, nameOf(repo), 3),
    latestRun: async (repo, workflow) => firstOf(await list(`${WORKFLOWS}/{workflow}/runs`, { ...nameOf(repo), workflow, per_page: 1 })),
  };
}

function nameOf(repo: string): { readonly owner: string; readonly name: string } {
  const slash = repo.indexOf("/");
  return { owner: repo.slice(0, slash), name: repo.slice(slash + 1) };
}

const firstOf = (answer: Answer<unknown[]>): Answer<unknown> =>
  answer.kind === "ok" ? { ...answer, value: answer.value[0] ?? null, next: null } : answer;
