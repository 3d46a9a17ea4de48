import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { RateLimit, RepoTrouble } from "../contract/observer.ts";
import { KeptTile } from "../domain/observer/tile.ts";
import { beatKey, POLL_PREFIX, pollKey, TILE_PREFIX, tileKey, WALL } from "./keys.ts";
import { type Item, queryRange } from "./query.ts";
import type { Table } from "./table.ts";

/** How reading GitHub goes, over all repositories. */
export const Beat = z.object({
  lastGoodPollAt: z.string().nullable(),
  rateLimit: RateLimit.nullable(),
  /** Nothing is asked of GitHub before then. */
  pausedUntil: z.string().nullable(),
  /** Logs and reports are not asked for before then; lists are. */
  readsPausedUntil: z.string().nullable(),
});
const NO_BEAT: Beat = { lastGoodPollAt: null, rateLimit: null, pausedUntil: null, readsPausedUntil: null };
export type Beat = z.infer<typeof Beat>;

/** What one poll of a repository leaves to the next. */
export const RepoPoll = z.object({
  repo: z.string(),
  /** As GitHub spells it; null before the first sweep. */
  fullName: z.string().nullable(),
  /** Whose ETags these are, and of which settings: GitHub's differ from token to token. */
  identity: z.string(),
  etags: z.record(z.string(), z.string()),
  /** Attempts that were in a list of unfinished runs, by list; under `gone` those that left it and whose end is not known. */
  unfinished: z.record(z.string(), z.array(z.object({ externalId: z.string(), attempt: z.number() }))),
  newestCreatedAt: z.string().nullable(),
  sweptAt: z.string().nullable(),
  /** Until then nobody else sweeps, and one that failed is not tried again. */
  sweepingUntil: z.string().nullable(),
  defaultBranch: z.string().nullable(),
  trouble: RepoTrouble.nullable(),
  /** A repository that GitHub refuses is asked again then. */
  retryAt: z.string().nullable(),
  /** Grows with each change: who writes has to have seen the last one. */
  revision: z.number().int(),
});
export type RepoPoll = z.infer<typeof RepoPoll>;

/** `expiresAt` in epoch seconds. */
const StoredTile = KeptTile.extend({ revision: z.number().int(), expiresAt: z.number() });
export type StoredTile = z.infer<typeof StoredTile>;

export type WallRead = { readonly tiles: readonly StoredTile[]; readonly polls: readonly RepoPoll[]; readonly beat: Beat | null };

/** More tiles than a screen can hold; a query of 1 MB holds some 300. */
const MOST_ITEMS = 5_000;

/** The wall with all that is known of its repositories: one query. `now` in epoch seconds: tiles that expired are left out. */
export async function readWall(insights: Table, now: number): Promise<WallRead> {
  return wallOf(await queryRange(insights, { pk: WALL, limit: MOST_ITEMS, oldestFirst: true }), now);
}

/** The same without tiles, as a poll needs it. */
export async function readPolls(insights: Table): Promise<Pick<WallRead, "polls" | "beat">> {
  const before = `${POLL_PREFIX}~`;
  return wallOf(await queryRange(insights, { pk: WALL, before, limit: MOST_ITEMS, oldestFirst: true, consistent: true }), 0);
}

function wallOf(items: readonly Item[], now: number): WallRead {
  const of = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
  const beat = items.find(({ sk }) => sk === beatKey.sk);
  return {
    tiles: of(TILE_PREFIX)
      .filter(({ expiresAt }) => expiresAt === undefined || Number(expiresAt) > now)
      .map((item) => StoredTile.parse(item)),
    polls: of(POLL_PREFIX).map((item) => RepoPoll.parse(item)),
    beat: beatOf(beat),
  };
}

const beatOf = (item: Item | undefined): Beat | null => (item ? Beat.parse({ ...NO_BEAT, ...item }) : null);

/** Files of the workflows that a repository has tiles of. `now` in epoch seconds: tiles that expired are none. */
export async function workflowsOnWall(insights: Table, repo: string, now: number): Promise<Set<string>> {
  const from = `${TILE_PREFIX}${repo}#`;
  const tiles = await queryRange(insights, { pk: WALL, from, before: `${from}~`, limit: MOST_ITEMS, oldestFirst: true });
  return new Set(tiles.filter(({ expiresAt }) => Number(expiresAt) > now).map(({ workflow }) => String(workflow)));
}

export async function getTile({ client, name }: Table, repo: string, workflow: string, branch: string): Promise<StoredTile | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: tileKey(repo, workflow, branch), ConsistentRead: true }));
  return Item ? StoredTile.parse(Item) : null;
}

/** Replace a tile, if it is still as `before`. `expiresAt` in epoch seconds. */
export async function putTile(
  { client, name }: Table,
  before: StoredTile | null,
  after: KeptTile,
  expiresAt: number,
): Promise<"stored" | "changed"> {
  try {
    await client.send(
      new PutCommand({
        TableName: name,
        Item: { ...tileKey(after.repo, after.workflow, after.branch), ...after, revision: (before?.revision ?? 0) + 1, expiresAt },
        ...(before
          ? { ConditionExpression: "revision = :revision", ExpressionAttributeValues: { ":revision": before.revision } }
          : { ConditionExpression: "attribute_not_exists(pk)" }),
      }),
    );
    return "stored";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "changed";
    throw error;
  }
}

export async function readBeat({ client, name }: Table): Promise<Beat | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: { ...beatKey }, ConsistentRead: true }));
  return beatOf(Item);
}

/** Say how a poll went. */
export const putBeat = (insights: Table, { lastGoodPollAt, rateLimit, pausedUntil }: Omit<Beat, "readsPausedUntil">): Promise<void> =>
  updateBeat(insights, "SET lastGoodPollAt = :good, rateLimit = :rate, pausedUntil = :until", {
    ":good": lastGoodPollAt,
    ":rate": rateLimit,
    ":until": pausedUntil,
  });

/** Pause the reading of logs and reports; what polls say of themselves stays. */
export const pauseReads = (insights: Table, until: string): Promise<void> =>
  updateBeat(insights, "SET readsPausedUntil = :until", { ":until": until });

async function updateBeat({ client, name }: Table, UpdateExpression: string, ExpressionAttributeValues: Item): Promise<void> {
  await client.send(new UpdateCommand({ TableName: name, Key: { ...beatKey }, UpdateExpression, ExpressionAttributeValues }));
}

/** Keep what a poll leaves to the next, if no other poll has written since `poll.revision`. Answers the new revision. */
export async function putPoll({ client, name }: Table, poll: RepoPoll): Promise<number | "changed"> {
  const revision = poll.revision + 1;
  const condition =
    poll.revision === 0
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : { ConditionExpression: "revision = :seen", ExpressionAttributeValues: { ":seen": poll.revision } };
  try {
    await client.send(new PutCommand({ TableName: name, Item: { ...pollKey(poll.repo), ...poll, revision }, ...condition }));
    return revision;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "changed";
    throw error;
  }
}
