import type { ReleaseStatus } from "../../../contract/release-record.ts";
import { legalEvents, type ReleaseEvent } from "../state.ts";

/** What a person may do to a release. */
export const ACTIONS = ["promote", "approve", "reject", "rollback", "cancel"] as const satisfies readonly ReleaseEvent[];
export type ReleaseAction = (typeof ACTIONS)[number];

export function actionsIn(status: ReleaseStatus): ReleaseAction[] {
  const legal = legalEvents(status);
  return ACTIONS.filter((action) => legal.includes(action));
}
