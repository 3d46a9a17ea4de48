import * as z from "zod";
import { Deployed } from "../../../contract/release-record.ts";

/** Verified versions that are remembered of an environment. */
const MOST_VERIFIED = 10;

/** A service's environment as releases see it: what runs, what was verified there, newest first, and whose turn it is. */
export const Place = z.object({
  revision: z.number().int(),
  service: z.string(),
  environment: z.string(),
  occupiedBy: z.string().nullable(),
  current: Deployed.nullable(),
  verified: z.array(Deployed),
});
export type Place = z.infer<typeof Place>;

export const emptyPlace = (service: string, environment: string): Place => ({
  revision: 0,
  service,
  environment,
  occupiedBy: null,
  current: null,
  verified: [],
});

export const occupied = (place: Place, releaseId: string): Place => ({ ...place, occupiedBy: releaseId });
export const freed = (place: Place, releaseId: string): Place => (place.occupiedBy === releaseId ? { ...place, occupiedBy: null } : place);
export const isFreeFor = ({ occupiedBy }: Place, releaseId: string): boolean => occupiedBy === null || occupiedBy === releaseId;

export const nowRuns = (place: Place, current: Deployed): Place => ({ ...place, current });

/** A verified version leaves its environment to the next. */
export const nowVerified = (place: Place, one: Deployed): Place =>
  freed(
    { ...place, verified: [one, ...place.verified.filter(({ releaseId }) => releaseId !== one.releaseId)].slice(0, MOST_VERIFIED) },
    one.releaseId,
  );

/** A version was found bad where it runs: it leaves the environment to the next, and nobody returns to it. */
export const condemned = (place: Place, releaseId: string): Place =>
  freed({ ...place, verified: place.verified.filter((one) => one.releaseId !== releaseId) }, releaseId);

/** A version was taken back: it is verified no more, and the one that it was taken back to runs. */
export const takenBack = (place: Place, releaseId: string, to: Deployed): Place => condemned({ ...place, current: to }, releaseId);

/** What a release could be taken back to, the best first: what was verified before it. */
export const returnTargets = ({ verified }: Place, releaseId: string): readonly Deployed[] =>
  verified.filter((one) => one.releaseId !== releaseId);
