import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { DeploymentGenerator } from "../contract/deployment.ts";
import { deploymentGeneratorKey } from "./keys.ts";
import { putSwitch } from "./switch.ts";
import type { Table } from "./table.ts";

const OFF: DeploymentGenerator = { on: false, since: null, seed: 1, speed: 1, simulated: true };

export async function getDeploymentGenerator({ client, name }: Table): Promise<DeploymentGenerator> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: deploymentGeneratorKey, ConsistentRead: true }));
  return Item ? DeploymentGenerator.parse(Item) : OFF;
}

/** Switch it on or off. "unchanged" where it is so already. */
export const switchDeploymentGenerator = (registry: Table, generator: DeploymentGenerator): Promise<"switched" | "unchanged"> =>
  putSwitch(registry, deploymentGeneratorKey, generator);
