import { GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { FlakyTest, TrackedOutcome } from "../contract/flaky-test.ts";
import { flakyListKey, flakyPartition, testKey, testsPartition } from "./keys.ts";
import { FIRST_MONTH, newestByMonth } from "./months.ts";
import { getAll, queryRange } from "./query.ts";
import type { Table } from "./table.ts";
import { transact } from "./transact.ts";

/** More tests of one repository than this are not tracked at a time. */
export const MAX_TRACKED = 1_000;

/** A test that has failed lately: what is shown of it, and all outcomes of its window. */
export const TrackedTest = FlakyTest.omit({ outcomes: true }).extend({ window: z.array(TrackedOutcome), revision: z.number() });
export type TrackedTest = z.infer<typeof TrackedTest>;

export async function listTrackedTests(insights: Table, repo: string): Promise<TrackedTest[]> {
  const items = await queryRange(insights, { pk: testsPartition(repo), limit: MAX_TRACKED, consistent: true });
  return items.map((item) => TrackedTest.parse(item));
}

export async function getTrackedTest({ client, name }: Table, repo: string, test: string): Promise<TrackedTest | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: testKey(repo, test), ConsistentRead: true }));
  return Item ? TrackedTest.parse(Item) : null;
}

/** Replace a tracked test with its place in the list. "conflict" where it changed since `before` was read: read again. */
export async function putTrackedTest(insights: Table, before: TrackedTest | null, after: TrackedTest): Promise<"stored" | "conflict"> {
  const TableName = insights.name;
  const moved = before && before.lastFailedAt !== after.lastFailedAt ? flakyListKey(before.repo, before.test, before.lastFailedAt) : null;
  const condition = before
    ? { ConditionExpression: "revision = :revision", ExpressionAttributeValues: { ":revision": before.revision } }
    : { ConditionExpression: "attribute_not_exists(pk)" };
  const outcome = await transact(insights, [
    { Put: { TableName, Item: { ...testKey(after.repo, after.test), ...after, revision: (before?.revision ?? 0) + 1 }, ...condition } },
    { Put: { TableName, Item: { ...flakyListKey(after.repo, after.test, after.lastFailedAt), repo: after.repo, test: after.test } } },
    ...(moved ? [{ Delete: { TableName, Key: { ...moved } } }] : []),
  ]);
  return outcome === "done" ? "stored" : "conflict";
}

/** Stop tracking a test. */
export async function dropTrackedTest(
  insights: Table,
  { repo, test, lastFailedAt, revision }: TrackedTest,
): Promise<"dropped" | "conflict"> {
  const TableName = insights.name;
  const unchanged = { ConditionExpression: "revision = :revision", ExpressionAttributeValues: { ":revision": revision } };
  const outcome = await transact(insights, [
    { Delete: { TableName, Key: { ...testKey(repo, test) }, ...unchanged } },
    { Delete: { TableName, Key: { ...flakyListKey(repo, test, lastFailedAt) } } },
  ]);
  return outcome === "done" ? "dropped" : "conflict";
}

/** Tracked tests of all repositories by their last failure, newest first, below the list position `before`. */
export async function newestTrackedTests(insights: Table, now: string, limit: number, before: string | null) {
  const { items, more } = await newestByMonth(insights, {
    partition: flakyPartition,
    position: before,
    monthOfPosition: (position) => position.slice(0, 7),
    now,
    firstMonth: FIRST_MONTH,
    limit,
  });
  const tests = await getAll(
    insights,
    items.map((item) => testKey(String(item.repo), String(item.test))),
  );
  const places = new Map(items.map((item) => [`${item.repo}\n${item.test}`, String(item.sk)]));
  return {
    tests: tests.map((item) => TrackedTest.parse(item)),
    placeOf: ({ repo, test }: TrackedTest): string | null => places.get(`${repo}\n${test}`) ?? null,
    position: more && items.length > 0 ? String(items.at(-1)?.sk) : null,
  };
}
