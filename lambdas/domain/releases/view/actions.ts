import type { Release } from "../../../contract/release-record.ts";
import { legalEvents, type ReleaseEvent } from "../state.ts";

/** What a person may do to a release. */
export const ACTIONS = ["promote", "approve", "reject", "rollback", "cancel"] as const satisfies readonly ReleaseEvent[];
export type ReleaseAction = (typeof ACTIONS)[number];

/** What its status allows. One that was never deployed has nothing to take back. */
export function actionsFor({ status, promotions }: Pick<Release, "status" | "promotions">): ReleaseAction[] {
  const legal = legalEvents(status);
  const hasCome = status === "promoting" || promotions.some(({ deployedAt }) => deployedAt !== null);
  return ACTIONS.filter((action) => legal.includes(action) && (action !== "rollback" || hasCome));
}
