import type { DeploymentFilter, FlakyFilter, IncidentFilter, ReleaseFilter, RunFilter, RunPlace, WallFilter } from "./routes.ts";

/** The inverse of `parseRoute`: every link within the page is made here. */
export const overviewHref = (window: string | null = null): string => `#/${queryOf({ window })}`;

export const wallHref = ({ repo, branch, attention, big }: Partial<WallFilter> = {}): string =>
  `#/wall${queryOf({ repo, branch, attention: attention ? 1 : null, big: big ? 1 : null })}`;

export const runsHref = (filter: Partial<RunFilter> = {}): string => `#/runs${queryOf(filter)}`;

export function runHref(id: string, { tab = "steps", step = null, line = null }: Partial<RunPlace> = {}): string {
  return `#/runs/${encodeURIComponent(id)}${queryOf({ tab: tab === "steps" ? null : tab, step, line })}`;
}

export const deploymentsHref = (filter: Partial<DeploymentFilter> = {}): string => `#/deployments${queryOf(filter)}`;

export const deploymentHref = (id: string): string => `#/deployments/${encodeURIComponent(id)}`;

export const releasesHref = (filter: Partial<ReleaseFilter> = {}): string => `#/releases${queryOf(filter)}`;

export const releaseHref = (id: string): string => `#/releases/${encodeURIComponent(id)}`;

export const artifactHref = (releaseId: string, path: string): string =>
  `${releaseHref(releaseId)}/artifacts/${path.split("/").map(encodeURIComponent).join("/")}`;

export const clustersHref = (cursor: string | null = null): string => `#/clusters${queryOf({ cursor })}`;

export const clusterHref = (id: string): string => `#/clusters/${encodeURIComponent(id)}`;

export const flakyHref = (filter: Partial<FlakyFilter> = {}): string => `#/flaky${queryOf(filter)}`;

export const incidentsHref = (filter: Partial<IncidentFilter> = {}): string => `#/incidents${queryOf(filter)}`;

export const incidentHref = (id: string): string => `#/incidents/${encodeURIComponent(id)}`;

/** A query of what is set, names in the order given; nothing for nothing. */
export function queryOf(values: Readonly<Record<string, string | number | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
