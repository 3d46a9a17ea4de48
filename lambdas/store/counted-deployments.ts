import * as z from "zod";
import { secondsAfter } from "../domain/runs/instant.ts";
import { type CountedChange, countedDeploymentKey, countedPartition, RECOVERS_PREFIX, recoversKey } from "./keys.ts";
import { queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import type { Write } from "./transact.ts";

/** Markers outlive every way in which a change may be delivered again: streams keep a day, set-aside changes 14 days. */
const MARKER_DAYS = 30;
/** Longer than any window of the metrics: a recovery is taken off again only where it can still be read. */
const RECOVERY_DAYS = 400;
const DAY_SECONDS = 86_400;

const expiry = (at: string, days: number) => ({ expiresAt: Math.floor(Date.parse(at) / 1000) + days * DAY_SECONDS });

/** Marks a change of a deployment as counted, from `at` on; refused where it is already. */
export const markerWrite = ({ name }: Table, id: string, what: CountedChange, at: string): Write => ({
  Put: {
    TableName: name,
    Item: { ...countedDeploymentKey(id, what), ...expiry(at, MARKER_DAYS) },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

/** Whether the marker of something that was counted at `at` or later is surely there still: a day is left for clocks. */
export const isMarked = (at: string, now: string): boolean => secondsAfter(at, (MARKER_DAYS - 1) * DAY_SECONDS) > now;

/** Refused where the deployment was counted as rolled back. */
export const stillStandsCheck = ({ name }: Table, id: string): Write => ({
  ConditionCheck: {
    TableName: name,
    Key: { ...countedDeploymentKey(id, "ROLLED_BACK") },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

const Recovery = z.object({ failure: z.string(), at: z.string(), dayAt: z.string(), seconds: z.number() });
/** A failure that a success ended, as it was counted. `dayAt` is in the day that it is counted in. */
export type Recovery = z.infer<typeof Recovery>;

/** Remembers which failure a success ended, should the success be rolled back. */
export const recoveryWrite = ({ name }: Table, success: string, recovery: Recovery, now: string): Write => ({
  Put: { TableName: name, Item: { ...recoversKey(success, recovery.failure), ...recovery, ...expiry(now, RECOVERY_DAYS) } },
});

/** Forgets a recovery, so that another can be counted; refused where it is forgotten already. */
export const dropRecoveryWrites = ({ name }: Table, success: string, failure: string): readonly Write[] => [
  { Delete: { TableName: name, Key: { ...recoversKey(success, failure) }, ConditionExpression: "attribute_exists(pk)" } },
  { Delete: { TableName: name, Key: { ...countedDeploymentKey(failure, "RECOVERED") } } },
];

/** The failures that a success ended; at most as many as wait for one. */
export async function listRecoveries(insights: Table, success: string): Promise<Recovery[]> {
  const range = { from: RECOVERS_PREFIX, before: `${RECOVERS_PREFIX}~`, limit: 1_000, oldestFirst: true, consistent: true };
  const items = await queryRange(insights, { pk: countedPartition(success), ...range });
  return items.map((item) => Recovery.parse(item));
}
