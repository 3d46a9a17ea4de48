import type { Deployed, Release, Rollback } from "../../contract/release-record.ts";
import { condemned, isFreeFor, occupied, type Place, returnTargets, takenBack } from "../../domain/releases/lifecycle/place.ts";
import { lastPromotion } from "../../domain/releases/lifecycle/promotion.ts";
import {
  nothingToReturnTo,
  rollbackFailed,
  rollbackStarted,
  rollbackSucceeded,
  rollbackTaken,
} from "../../domain/releases/lifecycle/rollback.ts";
import { newestSuccess } from "../../store/deployment-lists.ts";
import { getDeployment, markFailed, rollBackDeployment } from "../../store/deployments.ts";
import { getPlace, placeWrite } from "../../store/releases/places.ts";
import type { Write } from "../../store/transact.ts";
import { finishDeployment } from "../finish-deployment.ts";
import type { Stores } from "../stores.ts";
import { askDeployer } from "./ask-deployer.ts";
import { endTaken } from "./end-taken.ts";
import { overdue, unreachable, wait } from "./promote.ts";
import type { Promoter } from "./promoter.ts";
import { store } from "./releaser.ts";

/** The newest verified version before this release that nothing speaks against: nothing is rolled back onto an unhealthy one. */
async function targetOf({ deployments }: Stores, place: Place, releaseId: string): Promise<Deployed | null> {
  for (const target of returnTargets(place, releaseId)) {
    const deployment = await getDeployment(deployments, target.deploymentId);
    if (deployment?.status === "success" && deployment.failure === null) return target;
  }
  return null;
}

export type RollbackWish = Pick<Rollback, "cause" | "by" | "reason"> & { readonly at: string };
export type RollbackPlan =
  | {
      readonly outcome: "rolling_back";
      readonly after: Release;
      readonly entries: ReturnType<typeof rollbackStarted>["entries"];
      readonly also: Write[];
    }
  | { readonly outcome: "nothing_to_return_to" | "not_current" | "occupied"; readonly environment: string; readonly by: string | null };

/** What runs in an environment instead of a release: another release, or a deployment that is none's. */
async function instead({ deployments }: Stores, looked: Release, { current, service, environment }: Place): Promise<string | null> {
  if (current?.releaseId !== looked.id) return current ? `release ${current.releaseId}` : null;
  const newest = await newestSuccess(deployments, { service, environment });
  return newest === null || newest.id === current.deploymentId ? null : `deployment ${newest.id}, which is no release's`;
}

/**
 * What taking a release back would be: its last environment, if it runs there or is just brought there and nothing else came or is on its
 * way. `looked` = the release with what was seen of it; what is stored is decided on the one that was read.
 */
export async function planRollback(stores: Stores, looked: Release, wish: RollbackWish): Promise<RollbackPlan> {
  const promotion = lastPromotion(looked);
  const environment = promotion?.environment ?? "";
  const place = await getPlace(stores.releases, looked.context.service, environment);
  const by = await instead(stores, looked, place);
  const runs = by === null && place.current?.releaseId === looked.id ? place.current : null;
  if (!promotion || (!runs && looked.status !== "promoting")) return { outcome: "not_current", environment, by };
  if (!isFreeFor(place, looked.id)) return { outcome: "occupied", environment, by: place.occupiedBy };
  const to = await targetOf(stores, place, looked.id);
  if (!to) return { outcome: "nothing_to_return_to", environment, by: null };
  const rollbackOf = runs?.deploymentId ?? promotion.deploymentId;
  const change = rollbackStarted(looked, { ...wish, to, rollbackOf });
  return { outcome: "rolling_back", ...change, also: [placeWrite(stores.releases, place, occupied(place, looked.id))] };
}

/** The metrics speak against it: take it back, or where there is nothing to return to, say that it failed. */
export async function condemn(promoter: Promoter, before: Release, looked: Release, why: string, also: readonly Write[]): Promise<Release> {
  const { stores, now } = promoter;
  const plan = await planRollback(stores, looked, { cause: "metrics", by: "bellwether", reason: why, at: now() });
  if (plan.outcome === "rolling_back") return store(promoter, before, plan, [...also, ...plan.also]);
  // What stays though it is bad counts as failed, and the change of its deployment opens the incident.
  const failure = { kind: "verification" as const, by: looked.id, at: now() };
  await markFailed(stores.deployments, lastPromotion(looked)?.deploymentId ?? "", failure);
  const place = await getPlace(stores.releases, looked.context.service, plan.environment);
  const free = placeWrite(stores.releases, place, condemned(place, looked.id));
  return store(promoter, before, nothingToReturnTo(looked, now(), why), [...also, free]);
}

/** A release that is taken back: ask the deployer, or take in how that ended. No metrics are looked at: the version was verified before. */
export async function takeBack(promoter: Promoter, release: Release): Promise<Release> {
  const { rollback } = release;
  if (!rollback) throw new Error(`release ${release.id} rolls nothing back`);
  await endTaken(promoter, release, rollback);
  const deployment = await getDeployment(promoter.stores.deployments, rollback.deploymentId);
  if (deployment && deployment.status !== "running") return ended(promoter, release, rollback, deployment.status, deployment.reason);
  if (deployment && deployment.deadlineAt <= promoter.now()) {
    const { status, reason } = await overdue(promoter, deployment);
    return ended(promoter, release, rollback, status, reason);
  }
  return rollback.requestedAt === null ? ask(promoter, release, rollback) : wait(promoter, release);
}

async function ask(promoter: Promoter, release: Release, rollback: Rollback): Promise<Release> {
  const { to, environment, startedAt, by, reason, rollbackOf, deploymentId } = rollback;
  const wanted = { environment, version: to.version, commit: to.commit, startedAt, startedBy: by, cause: reason, rollbackOf };
  const asked = await askDeployer(promoter, { ...wanted, releaseId: to.releaseId, release });
  const now = promoter.now();
  if (asked.outcome === "taken") return store(promoter, release, rollbackTaken(release, now, asked.simulated));
  if (asked.outcome === "unreachable") return store(promoter, release, unreachable(release, now, asked.reason));
  await finishDeployment(promoter.stores.deployments, deploymentId, { status: "failed", finishedAt: now, reason: asked.reason }, now);
  return ended(promoter, release, rollback, "failed", asked.reason);
}

async function ended(promoter: Promoter, release: Release, rollback: Rollback, status: string, why: string | null): Promise<Release> {
  const { releases, deployments } = promoter.stores;
  const { environment, to, deploymentId, reason } = rollback;
  const now = promoter.now();
  const place = await getPlace(releases, release.context.service, environment);
  if (status !== "success") {
    const failure = rollbackFailed(release, now, why ?? `it ended as ${status}`);
    return store(promoter, release, failure, [placeWrite(releases, place, condemned(place, release.id))]);
  }
  const taken = await getDeployment(deployments, rollback.rollbackOf);
  if (taken) await rollBackDeployment(deployments, taken, { at: now, reason, by: deploymentId });
  const current = { ...to, deploymentId, endedAt: now };
  return store(promoter, release, rollbackSucceeded(release, now), [placeWrite(releases, place, takenBack(place, release.id, current))]);
}
