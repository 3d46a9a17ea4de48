/** GitHub's REST objects, as far as they matter to somebody who reads CI. Field names are GitHub's own. */
export type Actor = { login: string; id: number; type: string };
export type RepositoryRef = { id: number; name: string; full_name: string; private: boolean; html_url: string; url: string; fork: boolean };

export type WorkflowRun = {
  id: number;
  node_id: string;
  name: string;
  display_title: string;
  path: string;
  run_number: number;
  run_attempt: number;
  event: string;
  status: string;
  conclusion: string | null;
  workflow_id: number;
  workflow_url: string;
  check_suite_id: number;
  head_branch: string | null;
  head_sha: string;
  head_commit: { id: string; message: string; timestamp: string; author: { name: string; email: string } };
  created_at: string;
  updated_at: string;
  run_started_at: string;
  actor: Actor;
  triggering_actor: Actor;
  pull_requests: { number: number; head: { ref: string; sha: string }; base: { ref: string; sha: string } }[];
  repository: RepositoryRef;
  head_repository: RepositoryRef | null;
  previous_attempt_url: string | null;
  url: string;
  html_url: string;
  jobs_url: string;
  logs_url: string;
  artifacts_url: string;
  cancel_url: string;
  rerun_url: string;
};

export type JobStep = {
  name: string;
  status: string;
  conclusion: string | null;
  number: number;
  started_at: string | null;
  completed_at: string | null;
};

export type Job = {
  id: number;
  run_id: number;
  run_attempt: number;
  run_url: string;
  node_id: string;
  head_sha: string;
  head_branch: string | null;
  url: string;
  html_url: string;
  check_run_url: string;
  status: string;
  conclusion: string | null;
  created_at: string;
  started_at: string;
  completed_at: string | null;
  name: string;
  workflow_name: string;
  steps: JobStep[];
  labels: string[];
  runner_id: number | null;
  runner_name: string | null;
  runner_group_id: number | null;
  runner_group_name: string | null;
};

export type Artifact = {
  id: number;
  node_id: string;
  name: string;
  size_in_bytes: number;
  url: string;
  archive_download_url: string;
  expired: boolean;
  created_at: string;
  updated_at: string;
  expires_at: string;
  workflow_run: { id: number; head_branch: string | null; head_sha: string };
};

export type Workflow = {
  id: number;
  node_id: string;
  name: string;
  path: string;
  state: string;
  created_at: string;
  updated_at: string;
  url: string;
  html_url: string;
  badge_url: string;
};
