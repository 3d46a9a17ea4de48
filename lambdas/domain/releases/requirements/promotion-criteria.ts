import { type CriterionDraft, criterion } from "./criterion-draft.ts";
import type { Facts } from "./facts.ts";

const USUAL_ENVIRONMENTS = ["dev", "staging", "production"];

/** The order of environments, the review before the last one, and one criterion more for each that is not usual. */
export function promotionCriteria({ what }: Facts, environments: readonly string[]): CriterionDraft[] {
  const production = environments.at(-1) ?? "production";
  const before = environments.at(-2);
  return [
    criterion("promotion", `${what}, approved by the gate`, "it is promoted", orderOf(environments)),
    criterion(
      "promotion",
      before === undefined ? `${what}, approved by the gate` : `${what}, verified in ${before}`,
      `its promotion to ${production} is asked for`,
      "it waits until somebody else than who asked lets it through with a reason",
    ),
    ...environments.slice(0, -1).flatMap((name, at) => (USUAL_ENVIRONMENTS.includes(name) ? [] : [stopCriterion(what, environments, at)])),
  ];
}

function orderOf(environments: readonly string[]): string {
  const [first = "production", ...rest] = environments;
  if (rest.length === 0) return `it is deployed to ${first} and verified there by its metrics`;
  return `it is deployed to ${[first, ...rest].join(", then ")}, to each only after it was verified in the one before`;
}

function stopCriterion(what: string, environments: readonly string[], at: number): CriterionDraft {
  const [name, before, next] = [environments[at], environments[at - 1], environments[at + 1]];
  return criterion(
    "promotion",
    before === undefined ? `${what}, approved by the gate` : `${what}, verified in ${before}`,
    `it is promoted to ${name}`,
    `it runs there with the settings and secrets of ${name}, and goes on to ${next} only after its smoke tests there`,
  );
}
