import type * as z from "zod";
import type { ReasonedAction, ReleaseNote } from "../../contract/release-action.ts";
import type { Release } from "../../contract/release-record.ts";
import { cancelled } from "../../domain/releases/lifecycle/checks.ts";
import { freed } from "../../domain/releases/lifecycle/place.ts";
import { lastPromotion } from "../../domain/releases/lifecycle/promotion.ts";
import { withPromoter } from "../../domain/releases/lifecycle/review.ts";
import { resumed } from "../../domain/releases/lifecycle/verification.ts";
import { legalEvents, type ReleaseEvent } from "../../domain/releases/state.ts";
import { planRollback } from "../../pipeline/releases/roll-back.ts";
import { planPromotion } from "../../pipeline/releases/start-promotion.ts";
import { settingsFor } from "../../store/releases/environments.ts";
import { getPlace, placeWrite } from "../../store/releases/places.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError } from "../problem.ts";
import type { Asked } from "../route.ts";
import { refuseOnEvidence } from "./refuse-on-evidence.ts";
import { notNow, requireRelease } from "./require.ts";
import { occupiedBy, storeMove } from "./store-move.ts";

type Noted = Asked<unknown, z.infer<typeof ReleaseNote>>;

async function requireLegal(context: ApiContext, id: string | undefined, event: ReleaseEvent, wanted: string): Promise<Release> {
  const release = await requireRelease(context, id);
  if (!legalEvents(release.status).includes(event)) throw notNow(release, wanted);
  return release;
}

export async function promote(context: ApiContext, { params, body, caller }: Noted): Promise<Release> {
  const before = await requireLegal(context, params.id, "promote", "promoting");
  const release = withPromoter(before, caller.name);
  const at = context.now();
  if (release.status === "halted") {
    const environment = lastPromotion(release)?.environment ?? "";
    const { settings } = await settingsFor(context.stores.releases, release.context.service, environment);
    return storeMove(context, before, resumed(release, { at, by: caller.name }, settings));
  }
  await refuseOnEvidence(context, before, "promoting");
  const cause = `promoted by ${caller.name}${body.reason ? `: ${body.reason}` : ""}`;
  const planned = await planPromotion(context.stores, release, { event: "promote", by: caller.name, cause, at });
  if ("occupiedBy" in planned) throw occupiedBy(planned.environment, planned.occupiedBy);
  return storeMove(context, before, planned.change, planned.also);
}

export async function rollBack(
  context: ApiContext,
  { params, body, caller }: Asked<unknown, z.infer<typeof ReasonedAction>>,
): Promise<Release> {
  const release = await requireLegal(context, params.id, "rollback", "rolling back");
  const wish = { cause: "person" as const, by: caller.name, reason: body.reason, at: context.now() };
  const plan = await planRollback(context.stores, release, wish);
  if (plan.outcome === "rolling_back") return storeMove(context, release, plan, plan.also);
  if (plan.outcome === "nothing_to_return_to")
    throw new ProblemError("nothing_to_return_to", `${plan.environment} has no other verified version of ${release.context.service}`);
  if (plan.outcome === "occupied") throw occupiedBy(plan.environment, plan.by);
  throw notNow(release, "rolling back", plan.by ? `${plan.environment} runs ${plan.by} by now` : "it runs nowhere");
}

/** One that is halted in an environment stays there as it is, and leaves it to the next. */
export async function cancel(context: ApiContext, { params, body, caller }: Noted): Promise<Release> {
  const release = await requireLegal(context, params.id, "cancel", "cancelling");
  const change = cancelled(release, context.now(), caller.name, body.reason);
  const environment = lastPromotion(release)?.environment;
  if (environment === undefined) return storeMove(context, release, change);
  const place = await getPlace(context.stores.releases, release.context.service, environment);
  const also = place.occupiedBy === release.id ? [placeWrite(context.stores.releases, place, freed(place, release.id))] : [];
  return storeMove(context, release, change, also);
}
