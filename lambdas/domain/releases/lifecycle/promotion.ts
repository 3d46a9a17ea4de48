import type { EnvironmentSettings } from "../../../contract/release-environment.ts";
import type { Promotion, Release } from "../../../contract/release-record.ts";
import { releaseDeploymentId } from "../../deployments/new-release-deployment.ts";
import { secondsAfter } from "../../runs/instant.ts";
import type { ReleaseEvent } from "../state.ts";
import { type Change, changed, entry, moved } from "./change.ts";

/** The promotion that goes on or went last; null before the first. */
export const lastPromotion = ({ promotions }: Pick<Release, "promotions">): Promotion | null => promotions.at(-1) ?? null;

export const withLast = ({ promotions }: Pick<Release, "promotions">, fields: Partial<Promotion>): Promotion[] =>
  promotions.map((one, index) => (index === promotions.length - 1 ? { ...one, ...fields } : one));

/** The environment after those that are verified; null after the last. */
export function nextEnvironment({ context, promotions }: Pick<Release, "context" | "promotions">): string | null {
  const verified = new Set(promotions.filter(({ status }) => status === "verified").map(({ environment }) => environment));
  return context.environments.find((environment) => !verified.has(environment)) ?? null;
}

/** The last environment is production: nothing reaches it without a review. */
export const needsReview = ({ context }: Pick<Release, "context">, environment: string): boolean =>
  context.environments.at(-1) === environment;

export type PromotionStart = { readonly environment: string; readonly by: string; readonly cause: string; readonly at: string };

const NO_TICKS = { good: 0, bad: 0, noData: 0, noDataInARow: 0, last: null };

function newPromotion(release: Release, { environment, by, cause, at }: PromotionStart): Promotion {
  return {
    environment,
    deploymentId: releaseDeploymentId({ releaseId: release.id, environment, attempt: 1, startedAt: at, rollbackOf: null }),
    status: "deploying",
    simulated: null,
    startedBy: by,
    cause,
    startedAt: at,
    requestedAt: null,
    deployedAt: null,
    soakFrom: null,
    soakUntil: null,
    verifiedAt: null,
    endedAt: null,
    ticks: NO_TICKS,
    nextTickAt: null,
    reason: null,
  };
}

/** An environment's turn begins, by the event that allows it. */
export function promotionStarted(release: Release, event: ReleaseEvent, start: PromotionStart): Change {
  const { at, by, environment, cause } = start;
  const promotions = [...release.promotions, newPromotion(release, start)];
  return moved(release, event, { at, by, kind: "deployment", text: `deploying to ${environment}: ${cause}` }, { promotions, dueAt: at });
}

/** The deployment is over. Well: its metrics are looked at from now on. */
export function deployed(release: Release, at: string, { soakSeconds, tickSeconds }: EnvironmentSettings): Change {
  const nextTickAt = secondsAfter(at, Math.min(tickSeconds, soakSeconds));
  const fields = { status: "verifying" as const, deployedAt: at, soakFrom: at, soakUntil: secondsAfter(at, soakSeconds), nextTickAt };
  const where = lastPromotion(release)?.environment ?? "";
  return moved(
    release,
    "deployed",
    { at, kind: "deployment", text: `deployed to ${where}; metrics have to be good for ${soakSeconds} s` },
    { promotions: withLast(release, fields), dueAt: nextTickAt },
  );
}

/** Since when its data counts. A promotion of an older item has not noted it: then since its deployment. */
export const soakStart = ({ soakFrom, deployedAt }: Pick<Promotion, "soakFrom" | "deployedAt">): string | null => soakFrom ?? deployedAt;

export const deploymentFailed = (release: Release, at: string, reason: string): Change =>
  moved(
    release,
    "deployment_failed",
    { at, kind: "deployment", text: `the deployment to ${lastPromotion(release)?.environment ?? ""} failed: ${reason}` },
    { promotions: withLast(release, { status: "failed", endedAt: at, reason }) },
  );

/** Between two looks at a deployment that runs: word of its end may be lost. */
const LOOK_SECONDS = 60;

/** The deployment still runs: look again later. */
export const stillDeploying = (release: Release, at: string): Change => changed(release, at, { dueAt: secondsAfter(at, LOOK_SECONDS) });

/** Say who deploys: a deployer that took the request, or a simulated one. */
export function deployerTook(release: Release, at: string, simulated: boolean): Change {
  const { environment, cause } = lastPromotion(release) ?? {};
  const reason = `deploying to ${environment}: ${cause}`;
  const text = simulated ? "no deployUrl is set: a simulated deployer answers" : "the deployer took the request";
  const fields = { promotions: withLast(release, { requestedAt: at, simulated }), dueAt: secondsAfter(at, LOOK_SECONDS), reason };
  return changed(release, at, fields, [entry({ at, kind: "deployment", text })]);
}
