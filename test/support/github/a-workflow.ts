import type { Workflow } from "./payloads.ts";

/** An active workflow in the file `ci.yml`. */
export function aWorkflow(overrides: Partial<Workflow> = {}): Workflow {
  const { id = 159_038, path = ".github/workflows/ci.yml" } = overrides;
  const url = `https://api.github.com/repos/octo/shop/actions/workflows/${id}`;
  return {
    id,
    node_id: `W_${id}`,
    name: "CI",
    path,
    state: "active",
    created_at: "2026-01-08T23:48:37Z",
    updated_at: "2026-01-08T23:50:21Z",
    url,
    html_url: `https://github.com/octo/shop/blob/main/${path}`,
    badge_url: `https://github.com/octo/shop/workflows/CI/badge.svg`,
    ...overrides,
  };
}
