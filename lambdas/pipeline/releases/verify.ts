import type { Promotion, Release } from "../../contract/release-record.ts";
import { nowVerified } from "../../domain/releases/lifecycle/place.ts";
import { lastPromotion } from "../../domain/releases/lifecycle/promotion.ts";
import { completed, ticked, verified, waiting } from "../../domain/releases/lifecycle/verification.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import { getPlace, placeWrite } from "../../store/releases/places.ts";
import { tickWrite } from "../../store/releases/ticks.ts";
import type { Write } from "../../store/transact.ts";
import { lookAt } from "./measure.ts";
import type { Promoter } from "./promoter.ts";
import { store } from "./releaser.ts";
import { condemn } from "./roll-back.ts";
import { planPromotion } from "./start-promotion.ts";

const WAIT_SECONDS = 30;

/** Look at the metrics of a version that soaks, if that is due, and draw the conclusion. One that has soaked only waits for its turn. */
export async function verify(promoter: Promoter, release: Release): Promise<Release> {
  const promotion = lastPromotion(release);
  if (!promotion || promotion.nextTickAt === null || promotion.nextTickAt > promoter.now()) return release;
  if (promotion.verifiedAt) return goOn(promoter, release, release, promotion, promoter.now());
  const { settings } = await settingsFor(promoter.stores.releases, release.context.service, promotion.environment);
  const tick = await lookAt(promoter, release, promotion, settings);
  const outcome = ticked(release, tick, settings);
  const also = [tickWrite(promoter.stores.releases, release.id, tick)];
  if (outcome.outcome === "moved") return store(promoter, release, outcome.change, also);
  if (outcome.outcome === "verified") return goOn(promoter, release, outcome.release, promotion, tick.at, also);
  const why = `${tick.environment} is bad ${lastPromotion(outcome.release)?.ticks.bad ?? 0} times: ${tick.reasons.slice(0, 2).join("; ")}`;
  return condemn(promoter, release, outcome.release, why, also);
}

/** Verified: the environment is free for others, and the next one's turn or review begins, or the release is complete. */
async function goOn(
  promoter: Promoter,
  before: Release,
  looked: Release,
  { environment, deploymentId, deployedAt }: Promotion,
  at: string,
  also: readonly Write[] = [],
): Promise<Release> {
  const { releases } = promoter.stores;
  const { version, commit, service } = looked.context;
  const { release, next } = verified(looked, at);
  const place = await getPlace(releases, service, environment);
  const one = { releaseId: release.id, deploymentId, version, commit, endedAt: deployedAt ?? at };
  const free = placeWrite(releases, place, nowVerified(place, one));
  if (next === null) return store(promoter, before, completed(release, at), [...also, free]);
  const cause = `${environment} is verified`;
  const planned = await planPromotion(promoter.stores, release, { event: "environment_verified", by: "bellwether", cause, at });
  if ("occupiedBy" in planned) {
    const reason = `verified in ${environment}; waits for ${planned.environment}, where release ${planned.occupiedBy} is`;
    return store(promoter, before, waiting(looked, at, WAIT_SECONDS, reason), also);
  }
  return store(promoter, before, planned.change, [...also, free, ...planned.also]);
}
