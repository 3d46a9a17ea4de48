import type { ReleaseStatus } from "../../../../lambdas/contract/release-record.ts";

/** What a person can do to a release. `reason`: whether one is needed; `onward`: it moves the release towards production. */
export type ReleaseAction = {
  readonly name: string;
  readonly words: string;
  readonly reason: "needed" | "optional";
  readonly onward: boolean;
};

const ACTIONS: readonly ReleaseAction[] = [
  { name: "promote", words: "Promote", reason: "optional", onward: true },
  { name: "approve", words: "Approve", reason: "needed", onward: true },
  { name: "reject", words: "Reject", reason: "needed", onward: false },
  { name: "rollback", words: "Roll back", reason: "needed", onward: false },
  { name: "cancel", words: "Cancel the release", reason: "optional", onward: false },
];

/**
 * Those of the actions that the API says are legal; one that this page does not know is not offered. Promoting a halted release does
 * not take it further yet: its metrics are watched again, and the button says so.
 */
export const actionsOf = (legal: readonly string[], status: ReleaseStatus): readonly ReleaseAction[] =>
  ACTIONS.filter(({ name }) => legal.includes(name)).map((action) =>
    action.name === "promote" && status === "halted" ? { ...action, words: "Go on verifying" } : action,
  );

/** The body of an action. Only an approval can break the glass. */
export function actionBody(name: string, reason: string, breakGlass: boolean): { readonly reason?: string; readonly breakGlass?: boolean } {
  const said = reason.trim();
  return { ...(said !== "" && { reason: said }), ...(name === "approve" && { breakGlass }) };
}
