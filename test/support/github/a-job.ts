import type { Job, JobStep } from "./payloads.ts";

export const aJobStep = (overrides: Partial<JobStep> = {}): JobStep => ({
  name: "Run npm test",
  status: "completed",
  conclusion: "success",
  number: 1,
  started_at: "2026-11-02T09:00:05Z",
  completed_at: "2026-11-02T09:01:00Z",
  ...overrides,
});

/** A job that has succeeded, with one step. */
export function aJob(overrides: Partial<Job> = {}): Job {
  const { id = 399_444_496, run_id = 30_433_642 } = overrides;
  const { run_url = `https://api.github.com/repos/octo/shop/actions/runs/${run_id}` } = overrides;
  const url = run_url.replace(/\/actions\/runs\/.*/, "");
  return {
    id,
    run_id,
    run_attempt: 1,
    run_url,
    node_id: `CR_${id}`,
    head_sha: "009b8a3a9ccbb128af87f9b1c0f4c62e8a304f6d",
    head_branch: "main",
    url: `${url}/actions/jobs/${id}`,
    html_url: `${url.replace("api.github.com/repos", "github.com")}/actions/runs/${run_id}/job/${id}`,
    check_run_url: `${url}/check-runs/${id}`,
    status: "completed",
    conclusion: "success",
    created_at: "2026-11-02T09:00:00Z",
    started_at: "2026-11-02T09:00:05Z",
    completed_at: "2026-11-02T09:01:00Z",
    name: "test",
    workflow_name: "CI",
    steps: [aJobStep()],
    labels: ["ubuntu-latest"],
    runner_id: 1,
    runner_name: "GitHub Actions 1",
    runner_group_id: 2,
    runner_group_name: "GitHub Actions",
    ...overrides,
  };
}
