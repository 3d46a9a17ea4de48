import type { ReleaseDetail } from "../../../../lambdas/contract/release-view.ts";

/** What a release waits for, and the instants that bound it. */
export type Wait = { readonly words: string; readonly until: readonly { readonly name: string; readonly at: string }[] };
type Waiting = Pick<ReleaseDetail, "status" | "context" | "chain" | "promotions" | "review" | "dueAt">;

/** Null where it waits for nothing: it has ended. */
export function waitOf(release: Waiting): Wait | null {
  const words = wordsOf(release);
  if (words === null) return null;
  const bounds = boundsOf(release);
  const due = release.dueAt === null ? [] : [{ name: "Next look", at: release.dueAt }];
  return { words, until: bounds.length > 0 ? bounds : due };
}

function wordsOf({ status, context, chain, promotions, review }: Waiting): string | null {
  const here = promotions.at(-1)?.environment ?? "the environment";
  switch (status) {
    case "building":
      return buildingWords(chain);
    case "blocked":
      return "Waits for files that mend what fails, put in the place of generated ones";
    case "approved":
      return `Waits for a person to promote it to ${context.environments[0]}`;
    case "promoting":
      return `Waits for the deployer of ${here}`;
    case "verifying":
      return `Waits for the metrics of ${here} to stay good`;
    case "halted":
      return `Halted in ${here}: waits for better metrics, or for a person`;
    case "awaiting_review":
      return `Waits for a review before ${review?.environment ?? here}`;
    case "rolling_back":
      return `Waits for the deployer to take back ${here}`;
    default:
      return null;
  }
}

function buildingWords(chain: Waiting["chain"]): string {
  const next = chain.find(({ status }) => status !== "done");
  return next === undefined ? "Waits for the checks and the gate" : `Waits for the ${next.role}: ${next.step}`;
}

function boundsOf({ status, promotions, review }: Waiting): Wait["until"] {
  const named = (name: string, at: string | null | undefined) => (at ? [{ name, at }] : []);
  if (status === "awaiting_review") return named("Review deadline", review?.deadlineAt);
  if (status !== "verifying" && status !== "halted") return [];
  const promotion = promotions.at(-1);
  return [...named("Soak until", promotion?.soakUntil), ...named("Next look", promotion?.nextTickAt)];
}
