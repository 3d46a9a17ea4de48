import type { Deployment } from "../../contract/deployment.ts";
import type { Promotion, Release } from "../../contract/release-record.ts";
import { type Change, changed, entry } from "../../domain/releases/lifecycle/change.ts";
import { freed, nowRuns } from "../../domain/releases/lifecycle/place.ts";
import { deployed, deployerTook, deploymentFailed, lastPromotion, stillDeploying } from "../../domain/releases/lifecycle/promotion.ts";
import { secondsAfter } from "../../domain/runs/instant.ts";
import { getDeployment } from "../../store/deployments.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import { getPlace, placeWrite } from "../../store/releases/places.ts";
import { cancelLate } from "../cancel-overdue.ts";
import { finishDeployment } from "../finish-deployment.ts";
import { askDeployer } from "./ask-deployer.ts";
import type { Promoter } from "./promoter.ts";
import { store } from "./releaser.ts";

const UNREACHABLE = "the deployer cannot be reached";

/** Until a deployer that cannot be reached is asked again. */
export const AGAIN_SECONDS = 15;

/** A release that is deployed to an environment: ask the deployer, or take in how the deployment ended. */
export async function promote(promoter: Promoter, release: Release): Promise<Release> {
  const promotion = lastPromotion(release);
  if (!promotion) throw new Error(`release ${release.id} is promoting nothing`);
  const deployment = await getDeployment(promoter.stores.deployments, promotion.deploymentId);
  if (deployment && deployment.status !== "running") return ended(promoter, release, deployment);
  if (deployment && deployment.deadlineAt <= promoter.now()) return ended(promoter, release, await overdue(promoter, deployment));
  return promotion.requestedAt === null ? ask(promoter, release, promotion) : wait(promoter, release);
}

/** A deployment whose time is over, as it ended. */
export const overdue = async ({ stores, now }: Pick<Promoter, "stores" | "now">, running: Deployment): Promise<Deployment> =>
  (await cancelLate(stores.deployments, running, now())).deployment ?? running;

/** The deployer is at it: nothing is to be done but to look again. */
export async function wait(promoter: Promoter, release: Release): Promise<Release> {
  const now = promoter.now();
  return release.dueAt !== null && release.dueAt > now ? release : store(promoter, release, stillDeploying(release, now));
}

async function ask(promoter: Promoter, release: Release, promotion: Promotion): Promise<Release> {
  const { context, id } = release;
  const { environment, startedAt, startedBy, cause } = promotion;
  const wanted = { environment, version: context.version, commit: context.commit, startedAt, startedBy, cause, rollbackOf: null };
  const asked = await askDeployer(promoter, { ...wanted, releaseId: id, release });
  const now = promoter.now();
  if (asked.outcome === "taken") return store(promoter, release, deployerTook(release, now, asked.simulated));
  if (asked.outcome === "unreachable") return store(promoter, release, unreachable(release, now, asked.reason));
  const finish = { status: "failed" as const, finishedAt: now, reason: asked.reason };
  const { deployment } = await finishDeployment(promoter.stores.deployments, promotion.deploymentId, finish, now);
  return deployment ? ended(promoter, release, deployment) : release;
}

/** Ask again soon. The timeline tells it once, not each time. */
export const unreachable = (release: Release, at: string, reason: string): Change =>
  changed(
    release,
    at,
    { dueAt: secondsAfter(at, AGAIN_SECONDS), reason },
    release.reason === reason ? [] : [entry({ at, kind: "deployment", text: reason })],
  );

async function ended(promoter: Promoter, release: Release, deployment: Deployment): Promise<Release> {
  const { releases } = promoter.stores;
  const { context, id } = release;
  const place = await getPlace(releases, context.service, deployment.environment);
  const at = promoter.now();
  if (deployment.status !== "success") {
    const end = deployment.reason ?? `it ended as ${deployment.status}`;
    const unasked = lastPromotion(release)?.requestedAt === null && release.reason?.startsWith(UNREACHABLE) ? release.reason : null;
    const why = unasked === null ? end : `${unasked}; ${end}`;
    return store(promoter, release, deploymentFailed(release, at, why), [placeWrite(releases, place, freed(place, id))]);
  }
  const { settings } = await settingsFor(releases, context.service, deployment.environment);
  const endedAt = deployment.finishedAt ?? at;
  const { version, commit } = context;
  const current = { releaseId: id, deploymentId: deployment.id, version, commit, endedAt };
  return store(promoter, release, deployed(release, endedAt, settings), [placeWrite(releases, place, nowRuns(place, current))]);
}
