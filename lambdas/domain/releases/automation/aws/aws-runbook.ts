import type { ReleaseContext } from "../../../../contract/release.ts";
import { budgetOf, burnThresholds, errorLimit, percentText } from "../objectives.ts";
import type { RunbookEntry } from "../runbook.ts";

/** What a stack on AWS says of failed requests, beside the texts that are the same for all. */
export type FailureAdvice = { readonly look: readonly string[]; readonly otherwise: string };

export const rollbackCommand = ({ environments }: ReleaseContext, from: string): string =>
  `\`bash scripts/rollback.sh --environment ${environments.at(-1)} --from ${from}\``;

/** Sections of the alarms that `slaAlarms` makes. */
export const slaEntries = (context: ReleaseContext, rollback: string, { look, otherwise }: FailureAdvice): RunbookEntry[] => [
  ...burnThresholds(context).map(({ name, factor, long, short, ratio, severity }) => ({
    alert: name,
    means:
      `More than ${percentText(ratio)} of the requests failed over ${long}, and over the last ${short} too: ${factor} times what the ` +
      `objective allows (${percentText(budgetOf(context))}). ${severity === "page" ? "It rolls back." : "It is a ticket: it does not roll back."}`,
    look,
    fix: [`If it began with a release: ${rollback}`, otherwise],
  })),
  {
    alert: "ErrorRateHigh",
    means: `More than ${percentText(errorLimit(context))} of the requests failed within five minutes. It rolls back.`,
    look,
    fix: [`If it began with a release: ${rollback}`, otherwise],
  },
];

export const BEFORE =
  "The two page-level SlaBurn alarms and ErrorRateHigh have Bellwether take the release back by themselves; look at its timeline before you do it by hand.";
