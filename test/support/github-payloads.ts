import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

type Json = Record<string, unknown>;
export type OfficialExample = { readonly from: string; readonly name: string; readonly payload: Json };

/** The payloads that GitHub's own community collected, of github.com and of every GitHub Enterprise Server. */
export function officialExamples(...names: readonly string[]): OfficialExample[] {
  const root = dirname(createRequire(import.meta.url).resolve("@octokit/webhooks-examples/package.json"));
  const servers = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== "node_modules");
  return servers.flatMap(({ name: from }) => {
    const definitions = JSON.parse(readFileSync(join(root, from, "index.json"), "utf8")) as { name: string; examples: Json[] }[];
    return definitions
      .filter(({ name }) => names.includes(name))
      .flatMap(({ name, examples }) => examples.map((payload, index) => ({ from: `${from} #${index + 1}`, name, payload })));
  });
}

const aRepository = (overrides: Json = {}): Json => ({
  id: 1,
  name: "shop",
  full_name: "acme/shop",
  default_branch: "main",
  private: false,
  ...overrides,
});

/** A run as `GET /repos/{owner}/{repo}/actions/runs` lists it. */
export const aRunPayload = (overrides: Json = {}): Json => ({
  id: 7_000_000_001,
  name: "CI",
  path: ".github/workflows/ci.yml",
  display_title: "Fix the basket",
  run_number: 42,
  run_attempt: 1,
  event: "push",
  status: "completed",
  conclusion: "success",
  workflow_id: 5,
  head_branch: "main",
  head_sha: "0123456789abcdef0123456789abcdef01234567",
  created_at: "2026-11-20T09:59:58Z",
  run_started_at: "2026-11-20T10:00:00Z",
  updated_at: "2026-11-20T10:04:00Z",
  html_url: "https://github.com/acme/shop/actions/runs/7000000001",
  actor: { login: "ada" },
  triggering_actor: { login: "grace" },
  repository: aRepository(),
  head_repository: aRepository(),
  pull_requests: [],
  ...overrides,
});

/** A job as `GET .../attempts/{n}/jobs` lists it. */
export const aJobPayload = (overrides: Json = {}): Json => ({
  id: 9_000_000_001,
  run_id: 7_000_000_001,
  run_attempt: 1,
  workflow_name: "CI",
  head_branch: "main",
  head_sha: "0123456789abcdef0123456789abcdef01234567",
  name: "test (24)",
  status: "completed",
  conclusion: "failure",
  created_at: "2026-11-20T10:00:00Z",
  started_at: "2026-11-20T10:00:05Z",
  completed_at: "2026-11-20T10:03:05Z",
  html_url: "https://github.com/acme/shop/actions/runs/7000000001/job/9000000001",
  labels: ["ubuntu-latest"],
  steps: [aJobStepPayload({ name: "Set up job", number: 1 }), aJobStepPayload({ name: "Run npm test", number: 2, conclusion: "failure" })],
  ...overrides,
});

export const aJobStepPayload = (overrides: Json = {}): Json => ({
  name: "Run npm ci",
  number: 1,
  status: "completed",
  conclusion: "success",
  started_at: "2026-11-20T10:00:05.000Z",
  completed_at: "2026-11-20T10:00:35.000Z",
  ...overrides,
});

/** The body of a `deployment` event, and with a status that of a `deployment_status` event. */
export const aDeploymentBody = (deployment: Json = {}, status?: Json, body: Json = {}): Json => ({
  action: "created",
  deployment: {
    id: 800,
    sha: "0123456789abcdef0123456789abcdef01234567",
    ref: "main",
    task: "deploy",
    environment: "production",
    created_at: "2026-11-20T11:00:00Z",
    updated_at: "2026-11-20T11:00:00Z",
    creator: { login: "ada" },
    ...deployment,
  },
  ...(status
    ? {
        deployment_status: {
          state: "success",
          description: "",
          created_at: "2026-11-20T11:05:00Z",
          log_url: "",
          target_url: "",
          ...status,
        },
      }
    : {}),
  repository: aRepository(),
  workflow_run: null,
  ...body,
});

export const anArtifactPayload = (overrides: Json = {}): Json => ({
  id: 600,
  name: "junit",
  size_in_bytes: 1234,
  expired: false,
  created_at: "2026-11-20T10:03:00Z",
  archive_download_url: "https://api.github.com/repos/acme/shop/actions/artifacts/600/zip",
  ...overrides,
});
