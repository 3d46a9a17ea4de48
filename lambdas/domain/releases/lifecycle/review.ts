import type { Release, Review } from "../../../contract/release-record.ts";
import { secondsAfter } from "../../runs/instant.ts";
import { type Change, entry, moved } from "./change.ts";
import { promotionStarted } from "./promotion.ts";

/** Ask for a review before the last environment, within a time. */
export function reviewRequested(release: Release, environment: string, at: string, reviewSeconds: number): Change {
  const deadlineAt = secondsAfter(at, reviewSeconds);
  const review: Review = {
    environment,
    requestedAt: at,
    deadlineAt,
    decision: null,
    by: null,
    at: null,
    reason: null,
    breakGlass: false,
  };
  const text = `waits for a review before ${environment}, until ${deadlineAt}`;
  return moved(release, "review_due", { at, kind: "review", text }, { review, dueAt: deadlineAt });
}

/** Tokens that created or promoted the release: they may not approve it. */
export const authorsOf = ({ requestedBy, promotedBy = [] }: Pick<Release, "requestedBy" | "promotedBy">): ReadonlySet<string> =>
  new Set([requestedBy, ...promotedBy]);

/** A person had it promoted, or a halted verification begin anew. */
export const withPromoter = (release: Release, by: string): Release => ({
  ...release,
  promotedBy: [...new Set([...(release.promotedBy ?? []), by])],
});

export type Decision = { readonly by: string; readonly reason: string; readonly at: string; readonly breakGlass: boolean };

const decidedReview = ({ review }: Release, decision: "approved" | "rejected" | "expired", fields: Partial<Review>): Review | null =>
  review && { ...review, ...fields, decision };

/** Approved: the last environment's turn begins. A broken glass is told twice, so that no list leaves it out. */
export function approved(release: Release, { by, reason, at, breakGlass }: Decision): Change {
  const environment = release.review?.environment ?? "";
  const started = promotionStarted({ ...release, review: decidedReview(release, "approved", { by, reason, at, breakGlass }) }, "approve", {
    environment,
    by,
    cause: `approved by ${by}`,
    at,
  });
  const told = breakGlass
    ? entry({ at, by, kind: "break_glass", text: `${by} broke the glass and approved alone: ${reason}` })
    : entry({ at, by, kind: "review", text: `approved by ${by}: ${reason}` });
  return { ...started, entries: [told, ...started.entries] };
}

export const rejected = (release: Release, { by, reason, at }: Omit<Decision, "breakGlass">): Change =>
  moved(
    release,
    "reject",
    { at, by, kind: "review", text: `rejected by ${by}: ${reason}` },
    { review: decidedReview(release, "rejected", { by, reason, at }) },
  );

export const expired = (release: Release, at: string): Change =>
  moved(
    release,
    "review_overdue",
    { at, kind: "review", text: `nobody reviewed it until ${release.review?.deadlineAt ?? at}` },
    { review: decidedReview(release, "expired", { at }) },
  );
