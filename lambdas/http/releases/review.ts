import type * as z from "zod";
import type { Approval, ReasonedAction } from "../../contract/release-action.ts";
import type { Release } from "../../contract/release-record.ts";
import { approved, authorsOf, rejected } from "../../domain/releases/lifecycle/review.ts";
import { occupy } from "../../pipeline/releases/start-promotion.ts";
import type { ApiContext } from "../api-context.ts";
import { ProblemError } from "../problem.ts";
import type { Asked } from "../route.ts";
import { refuseOnEvidence } from "./refuse-on-evidence.ts";
import { notNow, requireRelease } from "./require.ts";
import { occupiedBy, storeMove } from "./store-move.ts";

/** The release with a review that waits; 409 for one that has none, or whose time is over though nobody noted it yet. */
async function requireReview(context: ApiContext, id: string | undefined, wanted: string): Promise<Release> {
  const release = await requireRelease(context, id);
  if (release.status !== "awaiting_review" || !release.review) throw notNow(release, wanted);
  if (release.review.deadlineAt <= context.now())
    throw new ProblemError("review_expired", `the review had to be done until ${release.review.deadlineAt}`);
  return release;
}

/** Four eyes: who made or promoted a release may approve it only by breaking the glass, which takes an admin token and is told for ever. */
export async function approve(context: ApiContext, { params, body, caller }: Asked<unknown, z.infer<typeof Approval>>): Promise<Release> {
  const release = await requireReview(context, params.id, "approving");
  const { reason, breakGlass } = body;
  if (breakGlass && caller.scope !== "admin")
    throw new ProblemError("forbidden", `breakGlass: needs a token with the scope admin; ${caller.name} has ${caller.scope}`);
  if (!breakGlass && authorsOf(release).has(caller.name))
    throw new ProblemError("self_approval", `${caller.name} created or promoted this release: somebody else has to approve it`);
  if (!breakGlass) await refuseOnEvidence(context, release, "approving");
  const decision = { by: caller.name, reason, at: context.now(), breakGlass };
  const environment = release.review?.environment ?? "";
  const planned = await occupy(context.stores, release, environment, () => approved(release, decision));
  if ("occupiedBy" in planned) throw occupiedBy(planned.environment, planned.occupiedBy);
  return storeMove(context, release, planned.change, planned.also);
}

export async function reject(
  context: ApiContext,
  { params, body, caller }: Asked<unknown, z.infer<typeof ReasonedAction>>,
): Promise<Release> {
  const release = await requireReview(context, params.id, "rejecting");
  return storeMove(context, release, rejected(release, { by: caller.name, reason: body.reason, at: context.now() }));
}
