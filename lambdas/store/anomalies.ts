import { Anomaly } from "../contract/delivery.ts";
import { EVERY_SERVICE } from "./deployments.ts";
import { anomaliesPartition, anomalyKey } from "./keys.ts";
import { type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import type { Write } from "./transact.ts";

/** How long anomalies are kept. */
const KEPT_DAYS = 400;

/** The writes that list an anomaly: its service's list and everybody's. */
export const anomalyWrites = (insights: Table, anomaly: Anomaly): Write[] =>
  [EVERY_SERVICE, anomaly.service].map((scope) => ({
    Put: {
      TableName: insights.name,
      Item: {
        ...anomalyKey(scope, anomaly.at, anomaly.deploymentId, anomaly.detector),
        ...anomaly,
        expiresAt: Math.floor(Date.parse(anomaly.at) / 1000) + KEPT_DAYS * 86_400,
      },
    },
  }));

/** The writes that take a deployment's anomaly off the lists, because a step explains it. */
export const dropAnomalyWrites = (insights: Table, service: string, at: string, deploymentId: string): Write[] =>
  [EVERY_SERVICE, service].map((scope) => ({
    Delete: { TableName: insights.name, Key: { ...anomalyKey(scope, at, deploymentId, "robust") } },
  }));

export type PlacedAnomaly = { readonly anomaly: Anomaly; readonly place: string };

/** Anomalies of a service, or of all (`*`), newest first, from `since` on. */
export async function newestAnomalies(
  insights: Table,
  scope: string,
  { position, since, limit }: { readonly position: string | null; readonly since: string; readonly limit: number },
): Promise<PlacedAnomaly[]> {
  const range = { pk: anomaliesPartition(scope), from: since, limit, ...(position ? { before: position } : {}) };
  return (await queryRange(insights, range)).map((item: Item) => ({ anomaly: Anomaly.parse(item), place: String(item.sk) }));
}
