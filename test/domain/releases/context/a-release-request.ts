import type { ReleaseContext, ReleaseRequest, Stack } from "../../../../lambdas/contract/release.ts";
import { releaseContext } from "../../../../lambdas/domain/releases/context/release-context.ts";

/** The churn predictor on Kubernetes. */
export const aReleaseRequest = (overrides: Partial<ReleaseRequest> = {}): ReleaseRequest => ({
  name: "churn_predictor_v2",
  version: "2.1.0",
  commit: "0123456789abcdef",
  framework: "scikit-learn",
  serving: "FastAPI + Docker",
  target: "Kubernetes (GKE)",
  latencySla: "< 100ms p99",
  availabilitySla: "99.9%",
  environments: ["dev", "staging", "production"],
  ...overrides,
});

/** What a request for each stack says of it. */
export const WORDS: Readonly<Record<Stack, Pick<ReleaseRequest, "framework" | "serving" | "target">>> = {
  "python-kubernetes": { framework: "scikit-learn", serving: "FastAPI + Docker", target: "Kubernetes (GKE)" },
  "node-lambda": { framework: "Node.js", serving: "API Gateway + Lambda", target: "AWS Lambda" },
  "static-site": { framework: "Vite", serving: "S3 + CloudFront", target: "AWS" },
};

/** The context of a request that is right. */
export function aReleaseContext(stack: Stack, overrides: Partial<ReleaseRequest> = {}): ReleaseContext {
  const read = releaseContext(aReleaseRequest({ ...WORDS[stack], ...overrides }));
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.context;
}
