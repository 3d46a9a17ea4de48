import type { Actor, RepositoryRef, WorkflowRun } from "./payloads.ts";

const API = "https://api.github.com";
const SITE = "https://github.com";

export const anActor = (login: string): Actor => ({ login, id: 4_711, type: login.endsWith("[bot]") ? "Bot" : "User" });

/** A repository as other objects mention it: without its default branch. */
export const aRepositoryRef = (fullName: string, overrides: Partial<RepositoryRef> = {}): RepositoryRef => ({
  id: 1_296_269,
  name: fullName.slice(fullName.indexOf("/") + 1),
  full_name: fullName,
  private: false,
  html_url: `${SITE}/${fullName}`,
  url: `${API}/repos/${fullName}`,
  fork: false,
  ...overrides,
});

/** One attempt of a run that is going on, as the REST API shows it; addresses follow from the ids. */
export function aWorkflowRun(overrides: Partial<WorkflowRun> = {}): WorkflowRun {
  const repository = overrides.repository ?? aRepositoryRef("octo/shop");
  const { id = 30_433_642, run_attempt = 1, head_sha = "009b8a3a9ccbb128af87f9b1c0f4c62e8a304f6d" } = overrides;
  const { created_at = "2026-11-02T09:00:00Z", actor = anActor("octocat"), workflow_id = 159_038 } = overrides;
  const url = `${repository.url}/actions/runs/${id}`;
  const title = overrides.display_title ?? "Take orders";
  return {
    id,
    node_id: `WFR_${id}`,
    name: "CI",
    display_title: title,
    path: ".github/workflows/ci.yml",
    run_number: 1,
    run_attempt,
    event: "push",
    status: "in_progress",
    conclusion: null,
    workflow_id,
    workflow_url: `${repository.url}/actions/workflows/${workflow_id}`,
    check_suite_id: id + 1,
    head_branch: "main",
    head_sha,
    head_commit: {
      id: head_sha,
      message: title,
      timestamp: created_at,
      author: { name: actor.login, email: `${actor.login}@example.com` },
    },
    created_at,
    updated_at: created_at,
    run_started_at: created_at,
    actor,
    triggering_actor: actor,
    pull_requests: [],
    repository,
    head_repository: repository,
    previous_attempt_url: run_attempt > 1 ? `${url}/attempts/${run_attempt - 1}` : null,
    url,
    html_url: `${repository.html_url}/actions/runs/${id}`,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    ...overrides,
  };
}
