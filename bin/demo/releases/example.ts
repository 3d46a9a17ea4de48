import { randomBytes } from "node:crypto";
import type * as z from "zod";
import type { ReleaseRequest } from "../../../lambdas/contract/release.ts";
import type { EnvironmentRequest } from "../../../lambdas/contract/release-environment.ts";

export const SERVICE = "churn_predictor_v2";
export const ENVIRONMENTS = ["dev", "staging", "production"];

/** Versions of this play alone, by its time. The word lets a later play tell its own releases from others of the service. */
export const versionOf = (version: string, at: Date): string =>
  `${version}-demo.${at.toISOString().slice(0, 19).replace(/[-:]/g, "").toLowerCase()}`;
export const isOfDemo = (version: string): boolean => version.includes("-demo.");

export const exampleRequest = (version: string): z.input<typeof ReleaseRequest> => ({
  name: SERVICE,
  version,
  commit: randomBytes(20).toString("hex"),
  repo: "acme/churn",
  framework: "scikit-learn",
  serving: "FastAPI + Docker",
  target: "Kubernetes (GKE)",
  latencySla: "< 100ms p99",
  availabilitySla: "99.9%",
  environments: ENVIRONMENTS,
});

/** Seconds instead of minutes, of this service only. Neither URL is set: a simulated deployer answers, and the demo posts the metrics. */
export const SHORT: z.input<typeof EnvironmentRequest> = {
  service: SERVICE,
  deployUrl: null,
  prometheusUrl: null,
  deploySeconds: 60,
  soakSeconds: 4,
  tickSeconds: 2,
  badTicks: 3,
  reviewSeconds: 600,
};
