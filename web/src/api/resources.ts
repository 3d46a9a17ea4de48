import type { Cluster, ClusterDetail } from "../../../lambdas/contract/cluster.ts";
import type { Anomaly, DoraAnswer, PercentilesAnswer, SuccessAnswer } from "../../../lambdas/contract/delivery.ts";
import type { Deployment, DeploymentGenerator } from "../../../lambdas/contract/deployment.ts";
import type { FlakyTest } from "../../../lambdas/contract/flaky-test.ts";
import type { Generator } from "../../../lambdas/contract/generator.ts";
import type { Health } from "../../../lambdas/contract/health.ts";
import type { Incident } from "../../../lambdas/contract/incident.ts";
import type { PipelineMetrics } from "../../../lambdas/contract/metrics.ts";
import type { Wall, WallConfig, WallFilters } from "../../../lambdas/contract/observer.ts";
import type { Artifact, Release } from "../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail, ReleaseRow } from "../../../lambdas/contract/release-view.ts";
import type { Repo } from "../../../lambdas/contract/repo.ts";
import type { Run, TestOutcome } from "../../../lambdas/contract/run.ts";
import type { Page } from "../../../lambdas/contract/scalars.ts";
import { queryOf } from "../app/hrefs.ts";
import type { Resource } from "./resource.ts";

/** What a reader without a token sees of `/health` is its status alone. */
export type SeenHealth = Pick<Health, "status"> & Partial<Health>;

const part = encodeURIComponent;
type Query = Readonly<Record<string, string | number | null>>;

export const runs = (query: Query): Resource<Page<Run>> => ({ path: `/runs${queryOf(query)}` });
export const run = (id: string): Resource<Run> => ({ path: `/runs/${part(id)}` });
export const runTests = (id: string, query: Query): Resource<Page<TestOutcome>> => ({ path: `/runs/${part(id)}/tests${queryOf(query)}` });
export const clusters = (query: Query): Resource<Page<Cluster>> => ({ path: `/clusters${queryOf(query)}` });
export const cluster = (id: string): Resource<ClusterDetail> => ({ path: `/clusters/${part(id)}` });
export const flakyTests = (query: Query): Resource<Page<FlakyTest>> => ({ path: `/flaky-tests${queryOf(query)}` });
export const incidents = (query: Query): Resource<Page<Incident>> => ({ path: `/incidents${queryOf(query)}` });
export const incident = (id: string): Resource<Incident> => ({ path: `/incidents/${part(id)}` });
export const pipelineMetrics = (query: Query): Resource<PipelineMetrics> => ({ path: `/metrics/pipeline${queryOf(query)}` });
export const deployments = (query: Query): Resource<Page<Deployment>> => ({ path: `/deployments${queryOf(query)}` });
export const deployment = (id: string): Resource<Deployment> => ({ path: `/deployments/${part(id)}` });
export const runningDeployments: Resource<Page<Deployment>> = { path: "/deployments/running" };
export const latestDeployments: Resource<Page<Deployment>> = { path: "/deployments/latest" };
export const successRate = (query: Query): Resource<SuccessAnswer> => ({ path: `/success-rate${queryOf(query)}` });
export const percentiles = (query: Query): Resource<PercentilesAnswer> => ({ path: `/p95${queryOf(query)}` });
export const anomalies = (query: Query): Resource<Page<Anomaly>> => ({ path: `/anomalies${queryOf(query)}` });
export const dora = (query: Query): Resource<DoraAnswer> => ({ path: `/metrics/dora${queryOf(query)}` });
export const releases = (query: Query): Resource<Page<ReleaseRow>> => ({ path: `/releases${queryOf(query)}` });
export const release = (id: string): Resource<ReleaseDetail> => ({ path: `/releases/${part(id)}` });
export const repos = (query: Query): Resource<Page<Repo>> => ({ path: `/repos${queryOf(query)}` });
export const repo = (name: string): Resource<Repo> => ({ path: `/repos/${name.split("/").map(part).join("/")}` });
export const generator: Resource<Generator> = { path: "/generator" };
export const deploymentGenerator: Resource<DeploymentGenerator> = { path: "/deployments/status" };
export const wall: Resource<Wall> = { path: "/wall" };
export const wallConfig: Resource<WallConfig> = { path: "/config" };
export const wallFilters: Resource<WallFilters> = { path: "/filters" };
export const health: Resource<SeenHealth> = { path: "/health" };

/** What writes answer. */
export const newRun: Resource<Run> = { path: "/runs" };
export const cancelledRun = (id: string): Resource<Run | null> => ({ path: `/runs/${part(id)}/cancel` });
export const rerunOf = (id: string): Resource<Run> => ({ path: `/runs/${part(id)}/rerun` });
export const generatorSwitch = (to: "start" | "stop"): Resource<Generator> => ({ path: `/generator/${to}` });
export const deploymentGeneratorSwitch = (to: "start" | "stop"): Resource<DeploymentGenerator> => ({ path: `/deployments/${to}` });
export const newRelease: Resource<Release> = { path: "/releases" };
export const releaseAction = (id: string, action: string): Resource<Release> => ({ path: `/releases/${part(id)}/${part(action)}` });
export const replacedArtifact = (id: string, path: string): Resource<Artifact> => ({ path: artifactPath(id, path) });

/** Paths that answer text, or bytes. */
export const stepLogPath = (runId: string, step: number): string => `/runs/${part(runId)}/steps/${step}/log`;
export const postmortemPath = (incidentId: string): string => `/incidents/${part(incidentId)}/postmortem`;
export const artifactPath = (releaseId: string, path: string): string =>
  `/releases/${part(releaseId)}/artifacts/${path.split("/").map(part).join("/")}`;
export const archivePath = (releaseId: string): string => `/releases/${part(releaseId)}/archive`;
export const tracePath = (releaseId: string): string => `/releases/${part(releaseId)}/trace`;
