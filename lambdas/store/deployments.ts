import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { Deployment, type LaterFailure } from "../contract/deployment.ts";
import { finishedOf } from "../domain/deployments/finish.ts";
import { noteDay } from "./days.ts";
import {
  dayOf,
  deploymentKey,
  finishedKey,
  historyPartition,
  historyPlace,
  isId,
  RUNNING,
  runningKey,
  serviceDeploymentKey,
} from "./keys.ts";
import { getAll, type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact, type Write } from "./transact.ts";

/** All services together, in the list of days. */
export const EVERY_SERVICE = "*";
/** Names of lists of days that no service can have. */
export const ENDED_DAYS = "#ended";
export const historyDays = ({ service, environment }: Pick<Deployment, "service" | "environment">): string => `#${service}#${environment}`;

/**
 * Store a new deployment, its place in its service's list and among the running ones: all or nothing, with `also` (an
 * idempotency key). Answers "taken" where the condition of `also` failed or the id exists.
 */
export async function startDeployment(
  deployments: Table,
  deployment: Deployment,
  also: readonly Write[] = [],
): Promise<"created" | "taken"> {
  const { id, service, deadlineAt } = deployment;
  const TableName = deployments.name;
  await Promise.all([EVERY_SERVICE, service].map((scope) => noteDay(deployments, scope, dayOf(id))));
  const outcome = await transact(deployments, [
    { Put: { TableName, Item: { ...deploymentKey(id), ...deployment }, ConditionExpression: "attribute_not_exists(pk)" } },
    { Put: { TableName, Item: { ...serviceDeploymentKey(service, id) } } },
    { Put: { TableName, Item: { ...runningKey(id), deadlineAt } } },
    ...also,
  ]);
  return outcome === "done" ? "created" : "taken";
}

/** `null` for an id that no deployment has, whatever its form. */
export async function getDeployment({ client, name }: Table, id: string): Promise<Deployment | null> {
  if (!isId(id)) return null;
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: deploymentKey(id), ConsistentRead: true }));
  return Item ? deploymentOf(Item) : null;
}

export const deploymentOf = (item: Item): Deployment => Deployment.parse(item);

/** End a running deployment: four or five writes, however long the history. "gone" where it does not run any more. */
export async function endDeployment(deployments: Table, ended: Deployment): Promise<"ended" | "gone"> {
  const { id, service, environment, finishedAt } = ended;
  const TableName = deployments.name;
  const past = finishedOf(ended);
  const endedAt = finishedAt ?? ended.startedAt;
  const day = endedAt.slice(0, 10);
  await Promise.all([ENDED_DAYS, historyDays(ended)].map((scope) => noteDay(deployments, scope, day)));
  const outcome = await transact(deployments, [
    {
      Put: {
        TableName,
        Item: { ...deploymentKey(id), ...ended },
        ConditionExpression: "#status = :running",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":running": "running" },
      },
    },
    { Delete: { TableName, Key: { ...runningKey(id) } } },
    { Put: { TableName, Item: { ...finishedKey(endedAt, id), id } } },
    ...(past
      ? [{ Put: { TableName, Item: { pk: historyPartition(service, environment, day), sk: historyPlace(past.finishedAt, id), ...past } } }]
      : []),
  ]);
  return outcome === "done" ? "ended" : "gone";
}

/** Have a deployment that ended well count as failed. Nothing happens where it does already, or did not end well. */
export async function markFailed({ client, name }: Table, id: string, failure: LaterFailure): Promise<"marked" | "unchanged"> {
  if (!isId(id)) return "unchanged";
  try {
    await client.send(
      new UpdateCommand({
        TableName: name,
        Key: deploymentKey(id),
        UpdateExpression: "SET failure = :failure",
        ConditionExpression: "#status = :success AND failure = :none",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":failure": failure, ":success": "success", ":none": null },
      }),
    );
    return "marked";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "unchanged";
    throw error;
  }
}

export type RolledBack = {
  readonly at: string;
  readonly reason: string;
  /** Id of the deployment that takes it back; that is stored before, as the failure counts from its start. */
  readonly by: string;
};

/**
 * Move a release's deployment from `success` to `rolled_back`, in its history too: the only way out of a terminal status. Times and
 * duration stay. "unchanged" where it is, or was read as, anything else; so a repeated rollback changes nothing.
 */
export async function rollBackDeployment(
  deployments: Table,
  deployment: Deployment,
  { at, reason, by }: RolledBack,
): Promise<"rolled_back" | "unchanged"> {
  const { id, service, environment, status, source } = deployment;
  const past = finishedOf({ ...deployment, status: "rolled_back" });
  if (status !== "success" || source !== "release" || past === null) return "unchanged";
  const TableName = deployments.name;
  const history = { pk: historyPartition(service, environment, past.finishedAt.slice(0, 10)), sk: historyPlace(past.finishedAt, id) };
  const outcome = await transact(deployments, [
    {
      Update: {
        TableName,
        Key: { ...deploymentKey(id) },
        UpdateExpression: "SET #status = :rolledBack, rolledBackAt = :at, rolledBackBy = :by, #reason = :reason",
        ConditionExpression: "#status = :success AND #source = :release",
        ExpressionAttributeNames: { "#status": "status", "#source": "source", "#reason": "reason" },
        ExpressionAttributeValues: {
          ":rolledBack": "rolled_back",
          ":at": at,
          ":by": by,
          ":reason": reason,
          ":success": "success",
          ":release": "release",
        },
      },
    },
    { Put: { TableName, Item: { ...history, ...past } } },
  ]);
  return outcome === "done" ? "rolled_back" : "unchanged";
}

/** Those that run, newest first, at most `limit`. */
export async function listRunning(deployments: Table, limit: number, position: string | null = null): Promise<Deployment[]> {
  const places = await queryRange(deployments, { pk: RUNNING, limit, consistent: true, ...(position ? { before: position } : {}) });
  const items = await getAll(
    deployments,
    places.map(({ sk }) => deploymentKey(String(sk))),
  );
  return items.map(deploymentOf);
}

/** Ids of those that run and should have ended before `now`. */
export async function listOverdue(deployments: Table, now: string): Promise<string[]> {
  const places = await queryRange(deployments, { pk: RUNNING, limit: 10_000, consistent: true });
  return places.filter(({ deadlineAt }) => Date.parse(String(deadlineAt)) <= Date.parse(now)).map(({ sk }) => String(sk));
}
