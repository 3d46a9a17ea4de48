import type { ReleaseStatus } from "../../contract/release-record.ts";

/** What moves a release: a person's word, a deployer's answer, a verdict on metrics, or time. */
export const RELEASE_EVENTS = [
  "gate_approved",
  "gate_blocked",
  "build_failed",
  "artifact_replaced",
  "promote",
  "deployed",
  "deployment_failed",
  "environment_verified",
  "review_due",
  "last_environment_verified",
  "tick_bad",
  "tick_good",
  "data_missing",
  "too_many_bad_ticks",
  "nothing_to_return_to",
  "approve",
  "reject",
  "review_overdue",
  "alert",
  "rollback",
  "rollback_succeeded",
  "rollback_failed",
  "cancel",
] as const;
export type ReleaseEvent = (typeof RELEASE_EVENTS)[number];

/** What takes back an environment, wherever something is deployed or being deployed. */
const TAKES_BACK = { alert: "rolling_back", rollback: "rolling_back" } as const;

/** A verdict against the version: back where there is a verified one to return to, else it ends in failure. */
const CONDEMNS = { too_many_bad_ticks: "rolling_back", nothing_to_return_to: "failed" } as const;

/**
 * Every legal transition, by the event that causes it. What is not here cannot happen. A promotion that runs is not cancelled but
 * rolled back: a cancelled one would leave its environment with whatever the deployer does next.
 */
export const TRANSITIONS: Readonly<Record<ReleaseStatus, Readonly<Partial<Record<ReleaseEvent, ReleaseStatus>>>>> = {
  building: { gate_approved: "approved", gate_blocked: "blocked", build_failed: "failed", cancel: "cancelled" },
  blocked: { artifact_replaced: "building", cancel: "cancelled" },
  approved: { promote: "promoting", review_due: "awaiting_review", artifact_replaced: "building", cancel: "cancelled" },
  promoting: { deployed: "verifying", deployment_failed: "failed", ...TAKES_BACK },
  verifying: {
    environment_verified: "promoting",
    review_due: "awaiting_review",
    last_environment_verified: "completed",
    tick_bad: "halted",
    data_missing: "halted",
    ...CONDEMNS,
    ...TAKES_BACK,
  },
  halted: { tick_good: "verifying", promote: "verifying", cancel: "cancelled", ...CONDEMNS, ...TAKES_BACK },
  awaiting_review: { approve: "promoting", reject: "rejected", review_overdue: "expired", cancel: "cancelled", ...TAKES_BACK },
  completed: TAKES_BACK,
  rolling_back: { rollback_succeeded: "rolled_back", rollback_failed: "failed" },
  rolled_back: {},
  rejected: TAKES_BACK,
  expired: TAKES_BACK,
  cancelled: TAKES_BACK,
  failed: TAKES_BACK,
};

/** Where a release rests. It may still move, but only back: what runs may alert long after, also where the release itself was given up. */
export const TERMINAL: readonly ReleaseStatus[] = ["completed", "rolled_back", "rejected", "expired", "cancelled", "failed"];

export const isTerminal = (status: ReleaseStatus): boolean => TERMINAL.includes(status);

/** An event that does not fit the status, and those that do. */
export type IllegalEvent = { readonly illegal: ReleaseEvent; readonly legal: readonly ReleaseEvent[] };

/** The status after the event. An illegal event moves nothing and says what would be legal. */
export const next = (status: ReleaseStatus, event: ReleaseEvent): ReleaseStatus | IllegalEvent =>
  TRANSITIONS[status][event] ?? { illegal: event, legal: legalEvents(status) };

/** The events that move a release in this status, in the order in which all events are listed. */
export const legalEvents = (status: ReleaseStatus): ReleaseEvent[] =>
  RELEASE_EVENTS.filter((event) => TRANSITIONS[status][event] !== undefined);
