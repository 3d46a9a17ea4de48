import type { Artifact } from "./payloads.ts";

/** An artifact that has not expired. */
export function anArtifact(overrides: Partial<Artifact> = {}): Artifact {
  const { id = 11, created_at = "2026-11-02T09:01:00Z" } = overrides;
  const url = `https://api.github.com/repos/octo/shop/actions/artifacts/${id}`;
  return {
    id,
    node_id: `A_${id}`,
    name: "test-results",
    size_in_bytes: 556,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    created_at,
    updated_at: created_at,
    expires_at: "2027-01-31T09:01:00Z",
    workflow_run: { id: 30_433_642, head_branch: "main", head_sha: "009b8a3a9ccbb128af87f9b1c0f4c62e8a304f6d" },
    ...overrides,
  };
}
