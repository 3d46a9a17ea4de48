/** When the versions below were looked up. Whoever changes one looks at all of them and moves the date. */
export const LOOKED_UP = "2026-11-21";

/**
 * How a version is known. `registry`: asked of the package's own registry that day. `release tag`: an exact tag that public workflows
 * and Dockerfiles use; GitHub and Docker Hub themselves were not asked, so there is no hash that we could cite a source for.
 */
export type VersionSource = "registry" | "release tag";

type Pin = { readonly version: string; readonly source: VersionSource };

/** Every action that a generated workflow may use. */
export const ACTIONS = {
  "actions/checkout": { version: "v6.0.2", source: "release tag" },
  "actions/download-artifact": { version: "v8.0.1", source: "release tag" },
  "actions/setup-node": { version: "v6.4.0", source: "release tag" },
  "actions/setup-python": { version: "v6.2.0", source: "release tag" },
  "actions/upload-artifact": { version: "v7.0.1", source: "release tag" },
  // Grype. Not aquasecurity/trivy-action: its tags were moved to malicious commits in March 2026.
  "anchore/scan-action": { version: "v7.4.0", source: "release tag" },
  "aws-actions/configure-aws-credentials": { version: "v6.2.3", source: "release tag" },
  "azure/login": { version: "v3.0.0", source: "release tag" },
  "azure/setup-helm": { version: "v5.0.1", source: "release tag" },
  "azure/setup-kubectl": { version: "v5.1.0", source: "release tag" },
  "azure/use-kubelogin": { version: "v1.2", source: "release tag" },
  "docker/build-push-action": { version: "v7.3.0", source: "release tag" },
  "docker/login-action": { version: "v4.6.0", source: "release tag" },
  "docker/setup-buildx-action": { version: "v4.2.0", source: "release tag" },
  "google-github-actions/auth": { version: "v3.0.0", source: "release tag" },
  "google-github-actions/get-gke-credentials": { version: "v3.0.0", source: "release tag" },
} as const satisfies Record<string, Pin>;
export type ActionName = keyof typeof ACTIONS;

/** Images that a Dockerfile may build on. */
export const BASE_IMAGES = {
  python: { image: "python:3.13.14-slim-bookworm", source: "release tag" },
} as const satisfies Record<string, { image: string; source: VersionSource }>;

/** Tools that a workflow installs, and the runtimes that it runs them on. */
export const TOOLS = {
  python: { version: "3.13.14", source: "release tag" },
  node: { version: "24.21.0", source: "registry" },
  helm: { version: "v4.3.1", source: "registry" },
  kubectl: { version: "v1.36.6", source: "registry" },
  kubelogin: { version: "v0.2.22", source: "registry" },
  ruff: { version: "0.17.6", source: "registry" },
  pytest: { version: "9.2.0", source: "registry" },
  "pip-audit": { version: "2.10.1", source: "registry" },
  "cfn-lint": { version: "1.51.0", source: "registry" },
  "html-validate": { version: "11.18.0", source: "registry" },
  secretlint: { version: "13.0.6", source: "registry" },
  linkinator: { version: "8.1.0", source: "registry" },
} as const satisfies Record<string, Pin>;

/** The reference as `uses:` takes it. */
export const actionRef = (name: ActionName): string => `${name}@${ACTIONS[name].version}`;
