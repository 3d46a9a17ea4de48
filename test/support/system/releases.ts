import { ulid } from "ulid";
import type * as z from "zod";
import { newToken } from "../../../bin/access/new-token.ts";
import { openAsk } from "../../../bin/demo/call.ts";
import { followRelease } from "../../../bin/demo/releases/follow-release.ts";
import { openReleaseApi, type ReleaseApi } from "../../../bin/demo/releases/release-api.ts";
import { soak } from "../../../bin/demo/releases/soak.ts";
import type { ReleaseRequest } from "../../../lambdas/contract/release.ts";
import type { ReleaseStatus } from "../../../lambdas/contract/release-record.ts";
import type { ReleaseDetail } from "../../../lambdas/contract/release-view.ts";
import type { Scope } from "../../../lambdas/contract/token.ts";
import { putToken } from "../../../lambdas/store/tokens.ts";
import { openStores } from "./aws.ts";
import type { Deployer } from "./deployer.ts";
import { aCommit } from "./runs.ts";
import { system } from "./system.ts";

/** The API with the system's own token, which is an admin's. */
export const author = (): ReleaseApi => openReleaseApi(openAsk(system().apiUrl, system().token));

/** A new token, and the API with it. */
export async function somebody(scope: Scope = "write") {
  const { secret, token } = newToken(`spec-${ulid().toLowerCase()}`, scope, new Date().toISOString());
  await putToken(openStores().registry, token);
  return { name: token.name, secret, api: openReleaseApi(openAsk(system().apiUrl, secret)) };
}

export const aService = (): string => `spec-${ulid().toLowerCase()}`;

export const aRequest = (overrides: Partial<z.input<typeof ReleaseRequest>> = {}): z.input<typeof ReleaseRequest> => ({
  name: "churn_predictor_v2",
  version: "2.1.0",
  commit: aCommit(),
  service: aService(),
  framework: "scikit-learn",
  serving: "FastAPI + Docker",
  target: "Kubernetes (GKE)",
  latencySla: "< 100ms p99",
  availabilitySla: "99.9%",
  ...overrides,
});

/** Seconds instead of minutes for a service's environments, deployed by a deployer where there is one. */
export async function setEnvironments(service: string, environments: readonly string[], deployer: Deployer | null): Promise<void> {
  const short = { service, deploySeconds: 30, soakSeconds: 2, tickSeconds: 1, reviewSeconds: 300 };
  for (const environment of environments) {
    const { signingSecret } = await author().setEnvironment(environment, { ...short, deployUrl: deployer?.url ?? null });
    deployer?.secrets.set(environment, signingSecret ?? "");
  }
}

/** A release once it has come to a status; metrics are posted wherever it soaks. Throws where it ends otherwise. */
export const comeTo = (id: string, to: ReleaseStatus): Promise<ReleaseDetail> => {
  const quiet = { author: author(), tell: () => {} };
  return followRelease(quiet, id, { to, told: 0, meanwhile: soak(quiet, { candidate: 0.06, baseline: null }) });
};

/** A release that the gate approved. */
export async function anApprovedRelease(overrides: Partial<z.input<typeof ReleaseRequest>> = {}): Promise<ReleaseDetail> {
  const { id } = await author().request(aRequest(overrides));
  return comeTo(id, "approved");
}
