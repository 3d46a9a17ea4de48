import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { samplesPartition } from "../keys.ts";
import { queryRange } from "../query.ts";
import type { Table } from "../table.ts";

const KEPT_SECONDS = 14 * 86_400;
/** Portions that one look reads: what was posted before them is left out. */
const MOST_PORTIONS = 200;

const Portion = z.object({
  receivedAt: z.string(),
  metrics: z.record(z.string(), z.array(z.object({ at: z.string(), value: z.number() }))),
});
/** Metrics as they were posted together; each point has its time. */
export type Portion = z.infer<typeof Portion>;
export type SamplesOf = { readonly releaseId: string; readonly environment: string; readonly role: "candidate" | "baseline" };

/** Keep what was posted. The same portion of the same instant is one, so that a repeated request adds nothing. */
export async function putSamples({ client, name }: Table, of: SamplesOf, portion: Portion, digest: string): Promise<void> {
  const key = { pk: samplesPartition(of.releaseId, of.environment, of.role), sk: `${portion.receivedAt}#${digest}` };
  const expiresAt = Math.floor(Date.parse(portion.receivedAt) / 1000) + KEPT_SECONDS;
  await client.send(new PutCommand({ TableName: name, Item: { ...key, ...portion, expiresAt } }));
}

/** What was posted since `from`, oldest first. */
export async function readSamples(releases: Table, of: SamplesOf, from: string): Promise<Portion[]> {
  const pk = samplesPartition(of.releaseId, of.environment, of.role);
  const items = await queryRange(releases, { pk, from, limit: MOST_PORTIONS, consistent: true });
  return items.reverse().map((item) => Portion.parse(item));
}
