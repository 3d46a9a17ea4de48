import type { Release } from "../../contract/release-record.ts";
import type { Change } from "../../domain/releases/lifecycle/change.ts";
import { isFreeFor, occupied } from "../../domain/releases/lifecycle/place.ts";
import { needsReview, nextEnvironment, promotionStarted } from "../../domain/releases/lifecycle/promotion.ts";
import { reviewRequested } from "../../domain/releases/lifecycle/review.ts";
import type { ReleaseEvent } from "../../domain/releases/state.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import { getPlace, placeWrite } from "../../store/releases/places.ts";
import type { Write } from "../../store/transact.ts";
import type { Stores } from "../stores.ts";

export type Start = { readonly event: ReleaseEvent; readonly by: string; readonly cause: string; readonly at: string };
/** A change with what has to be stored beside it; or whose turn the environment is. */
export type Planned =
  | { readonly change: Change; readonly also: readonly Write[] }
  | { readonly occupiedBy: string; readonly environment: string };

/** Begin the turn of the next environment, or ask for the review before the last one. One release at a time has a service's environment. */
export async function planPromotion(stores: Pick<Stores, "releases">, release: Release, start: Start): Promise<Planned> {
  const environment = nextEnvironment(release);
  if (environment === null) throw new Error(`release ${release.id} has no environment left`);
  const { service } = release.context;
  if (needsReview(release, environment) && start.event !== "approve") {
    const { settings } = await settingsFor(stores.releases, service, environment);
    return { change: reviewRequested(release, environment, start.at, settings.reviewSeconds), also: [] };
  }
  return occupy(stores, release, environment, () => promotionStarted(release, start.event, { ...start, environment }));
}

/** Have a service's environment for a release, together with the change that needs it. */
export async function occupy(
  { releases }: Pick<Stores, "releases">,
  release: Release,
  environment: string,
  change: () => Change,
): Promise<Planned> {
  const place = await getPlace(releases, release.context.service, environment);
  if (!isFreeFor(place, release.id)) return { occupiedBy: place.occupiedBy ?? "", environment };
  return { change: change(), also: [placeWrite(releases, place, occupied(place, release.id))] };
}
