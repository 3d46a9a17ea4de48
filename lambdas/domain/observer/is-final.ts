import type { ObservedAttempt } from "../../contract/observer.ts";

/**
 * Whether an attempt is over. A fork's run that waits for approval is told of as `completed` with the conclusion
 * `action_required`, and goes on as the same attempt once it is approved.
 */
export const isFinal = ({ status, conclusion }: Pick<ObservedAttempt, "status" | "conclusion">): boolean =>
  status === "completed" && conclusion !== null && conclusion !== "action_required";
