import { PutCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { Environment, EnvironmentSettings } from "../../contract/release-environment.ts";
import { ENVIRONMENTS, environmentKey } from "../keys.ts";
import { getAll, queryRange } from "../query.ts";
import type { Table } from "../table.ts";

const Kept = Environment.extend({ signingSecret: z.string() }).strip();
/** An environment's settings with the secret that its deploy requests are signed with, which leaves only once. */
export type KeptEnvironment = z.infer<typeof Kept>;

export async function putEnvironment({ client, name }: Table, kept: KeptEnvironment): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...environmentKey(kept.environment, kept.service), ...kept } }));
}

/** The settings of exactly this service and environment (null = of all services); `null` where none were set. */
export async function getEnvironment(releases: Table, environment: string, service: string | null): Promise<KeptEnvironment | null> {
  const [item] = await getAll(releases, [environmentKey(environment, service)]);
  return item ? Kept.parse(item) : null;
}

/** What holds for a service in an environment: its own settings, else those of all services, else the defaults. */
export async function settingsFor(
  releases: Table,
  service: string,
  environment: string,
): Promise<{ readonly settings: EnvironmentSettings; readonly signingSecret: string | null }> {
  const kept = (await getEnvironment(releases, environment, service)) ?? (await getEnvironment(releases, environment, null));
  if (!kept) return { settings: EnvironmentSettings.parse({}), signingSecret: null };
  const { environment: _, service: __, updatedAt: ___, updatedBy: ____, signingSecret, ...settings } = kept;
  return { settings, signingSecret };
}

/** All that were set, without their secrets. */
export async function listEnvironments(releases: Table): Promise<Environment[]> {
  const items = await queryRange(releases, { pk: ENVIRONMENTS, limit: 1_000, oldestFirst: true, consistent: true });
  return items.map((item) => Environment.strip().parse(item));
}
