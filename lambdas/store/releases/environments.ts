import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Environment, type EnvironmentSettings, NamedSettings } from "../../contract/release-environment.ts";
import { effectiveSettings } from "../../domain/releases/environments/effective-settings.ts";
import { type KeptEnvironment, secretOf, shownEnvironment } from "../../domain/releases/environments/kept-environment.ts";
import { ENVIRONMENTS, environmentKey } from "../keys.ts";
import { type Item, queryRange } from "../query.ts";
import type { Table } from "../table.ts";

const Row = Environment.pick({ environment: true, service: true, updatedBy: true, updatedAt: true })
  .extend({ signingSecret: z.string().nullable(), revision: z.number().default(0) })
  .strip();
const keptOf = (item: Item): KeptEnvironment => ({ ...Row.parse(item), named: NamedSettings.strip().parse(item) });

/** Store what was said of an environment; "changed" where somebody else did so since `before` was read. */
export async function putEnvironment(
  { client, name }: Table,
  before: KeptEnvironment | null,
  { named, ...row }: KeptEnvironment,
): Promise<"stored" | "changed"> {
  const seen = before?.revision ?? 0;
  const condition =
    seen === 0
      ? { ConditionExpression: "attribute_not_exists(revision)" }
      : { ConditionExpression: "revision = :seen", ExpressionAttributeValues: { ":seen": seen } };
  const Item = { ...environmentKey(row.environment, row.service), ...row, ...named };
  try {
    await client.send(new PutCommand({ TableName: name, Item, ...condition }));
    return "stored";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "changed";
    throw error;
  }
}

/** What was said of exactly this service and environment (null = of all services), as it is now; `null` where nothing was. */
export async function getEnvironment(
  { client, name }: Table,
  environment: string,
  service: string | null,
): Promise<KeptEnvironment | null> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: environmentKey(environment, service), ConsistentRead: true }));
  return Item ? keptOf(Item) : null;
}

/** What holds for a service in an environment: field by field its own settings, else those of all services, else the defaults. */
export async function settingsFor(
  releases: Table,
  service: string,
  environment: string,
): Promise<{ readonly settings: EnvironmentSettings; readonly signingSecret: string | null }> {
  const [own, shared] = await Promise.all([getEnvironment(releases, environment, service), getEnvironment(releases, environment, null)]);
  return { settings: effectiveSettings(own?.named, shared?.named), signingSecret: secretOf(own, shared) };
}

/** All that were set, each with what holds for it, without their secrets. */
export async function listEnvironments(releases: Table): Promise<Environment[]> {
  const items = await queryRange(releases, { pk: ENVIRONMENTS, limit: 1_000, oldestFirst: true, consistent: true });
  const all = items.map(keptOf);
  const shared = new Map(all.filter(({ service }) => service === null).map((one) => [one.environment, one]));
  return all.map((one) => shownEnvironment(one, shared.get(one.environment) ?? null));
}
