import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { Cluster, Occurrence } from "../contract/cluster.ts";
import { clusterKey, clusterListKey, clustersPartition, countedInKey, seenKey } from "./keys.ts";
import { FIRST_MONTH, newestByMonth } from "./months.ts";
import { getAll, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact } from "./transact.ts";

export async function getCluster({ client, name }: Table, id: string): Promise<Cluster | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: clusterKey(id), ConsistentRead: true }));
  return Item ? Cluster.parse(Item) : null;
}

/**
 * Store that a run had a failure of a cluster, and what the cluster looks like after it. "duplicate" where that run is
 * counted already; "conflict" where another run changed the cluster since `before` was read: read again.
 */
export async function putOccurrence(
  insights: Table,
  before: Cluster | null,
  after: Cluster,
  seen: Occurrence,
): Promise<"stored" | "duplicate" | "conflict"> {
  const TableName = insights.name;
  const listKey = clusterListKey(after.id, after.lastSeenAt);
  const oldListKey = before && before.lastSeenAt !== after.lastSeenAt ? clusterListKey(before.id, before.lastSeenAt) : null;
  const marker = { ...countedInKey(after.id, seen.runId) };
  const outcome = await transact(insights, [
    { Put: { TableName, Item: marker, ConditionExpression: "attribute_not_exists(pk)" } },
    { Put: { TableName, Item: { ...seenKey(after.id, seen.at, seen.runId), ...seen } } },
    {
      Put: {
        TableName,
        Item: { ...clusterKey(after.id), ...after },
        ...(before
          ? {
              ConditionExpression: "#count = :count",
              ExpressionAttributeNames: { "#count": "count" },
              ExpressionAttributeValues: { ":count": before.count },
            }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      },
    },
    { Put: { TableName, Item: { ...listKey, clusterId: after.id } } },
    ...(oldListKey ? [{ Delete: { TableName, Key: { ...oldListKey } } }] : []),
  ]);
  if (outcome === "done") return "stored";
  return outcome.includes(0) ? "duplicate" : "conflict";
}

/** A cluster's occurrences, newest first, from `since` on where it is given. */
export async function listOccurrences(insights: Table, id: string, limit: number, since?: string): Promise<Occurrence[]> {
  const items = await queryRange(insights, {
    pk: clusterKey(id).pk,
    from: `SEEN#${since ?? ""}`,
    limit,
    consistent: true,
  });
  return items.map((item) => Occurrence.parse(item));
}

/** Clusters by when they were last seen, newest first, below the list position `before`. */
export async function listClusters(insights: Table, now: string, limit: number, before: string | null) {
  const { items, more } = await newestByMonth(insights, {
    partition: clustersPartition,
    position: before,
    monthOfPosition: (position) => position.slice(0, 7),
    now,
    firstMonth: FIRST_MONTH,
    limit,
  });
  const clusters = await getAll(
    insights,
    items.map((item) => clusterKey(String(item.clusterId))),
  );
  const last = items.at(-1);
  return { clusters: clusters.map((item) => Cluster.parse(item)), position: more && last ? String(last.sk) : null };
}
