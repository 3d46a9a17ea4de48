import { AlertOutcome } from "../../contract/alert.ts";
import { alertKey } from "../keys.ts";
import { getAll } from "../query.ts";
import type { Table } from "../table.ts";
import type { Write } from "../transact.ts";

/** Alertmanager repeats a firing alert for as long as it fires. */
const KEPT_SECONDS = 30 * 86_400;

/** What an alert did when it came first; `null` for one that did nothing yet. */
export async function getAlertOutcome(releases: Table, fingerprint: string, startsAt: string): Promise<AlertOutcome | null> {
  const [item] = await getAll(releases, [alertKey(fingerprint, startsAt)]);
  return item ? AlertOutcome.parse(item) : null;
}

/** The write that remembers what an alert did, unless it did something already. */
export const alertWrite = (
  { name }: Table,
  startsAt: string,
  outcome: AlertOutcome & { readonly fingerprint: string },
  now: string,
): Write => ({
  Put: {
    TableName: name,
    Item: {
      ...alertKey(outcome.fingerprint, startsAt),
      ...outcome,
      expiresAt: Math.floor(Date.parse(now) / 1000) + KEPT_SECONDS,
    },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});
