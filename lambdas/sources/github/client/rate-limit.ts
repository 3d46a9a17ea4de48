import * as z from "zod";
import type { RateLimit } from "../../../contract/observer.ts";

/** The last second that a Date can hold. */
const LAST_SECOND = 8.64e12;
const Whole = z.coerce.number().int().nonnegative();

const Quota = z.object({
  "x-ratelimit-limit": Whole,
  "x-ratelimit-remaining": Whole,
  "x-ratelimit-reset": Whole.max(LAST_SECOND),
});

/** What an answer's headers say of the quota; null where they say nothing, as storage hosts and some GitHub Enterprise servers do. */
export function rateLimitOf(headers: unknown): RateLimit | null {
  const { data } = Quota.safeParse(headers);
  if (data === undefined) return null;
  return {
    limit: data["x-ratelimit-limit"],
    remaining: data["x-ratelimit-remaining"],
    resetAt: new Date(data["x-ratelimit-reset"] * 1000).toISOString(),
  };
}
