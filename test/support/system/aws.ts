import { InvokeCommand, LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "vitest";
import { deployedFunctions } from "../../../bin/logs/functions.ts";
import type { HandlerName } from "../../../lambdas/contract/names.ts";
import { type Bucket, openBucket } from "../../../lambdas/store/objects.ts";
import { openTable } from "../../../lambdas/store/table.ts";
import { system } from "./system.ts";

/** The deployed tables, as the store takes them. */
export function openStores() {
  const { RunsTable, InsightsTable, IncidentsTable, DeploymentsTable, RegistryTable } = system().outputs;
  return {
    runs: openTable(RunsTable),
    insights: openTable(InsightsTable),
    incidents: openTable(IncidentsTable),
    deployments: openTable(DeploymentsTable),
    registry: openTable(RegistryTable),
  };
}

export const openData = (): Bucket => openBucket(system().outputs.DataBucket, system().awsEnv.AWS_ENDPOINT_URL);

const lambda = () => new LambdaClient({});
/** The host of a queue's URL is the emulator's own name for itself. */
export const sqs = () => new SQSClient({ useQueueUrlAsEndpoint: false });

export async function functionNamed(handler: HandlerName): Promise<string> {
  const found = (await deployedFunctions()).find((one) => one.handler === handler);
  if (!found) throw new Error(`${handler} is not deployed`);
  return found.name;
}

/** Calls a deployed function, waits for its end, and answers what it returned, as JSON. */
export async function invoke(handler: HandlerName, event: unknown = {}): Promise<string> {
  const FunctionName = await functionNamed(handler);
  const { FunctionError, Payload } = await lambda().send(
    new InvokeCommand({ FunctionName, Payload: new TextEncoder().encode(JSON.stringify(event)) }),
  );
  const answer = Payload ? new TextDecoder().decode(Payload) : "";
  expect(FunctionError, answer).toBeUndefined();
  return answer;
}

/** The queue that feeds a worker, by the name of its construct. */
export async function queueOf(worker: "RequeueRun" | "ReplayChange"): Promise<string> {
  const { QueueUrls = [] } = await sqs().send(new ListQueuesCommand({ QueueNamePrefix: `Bellwether-${worker}Queue` }));
  const [url] = QueueUrls;
  if (!url) throw new Error(`there is no queue of ${worker}`);
  return url;
}

/** Switches a function's event sources on or off, so that a spec can look into its queue. */
export async function switchSources(handler: HandlerName, enabled: boolean): Promise<void> {
  const { EventSourceMappings = [] } = await lambda().send(
    new ListEventSourceMappingsCommand({ FunctionName: await functionNamed(handler) }),
  );
  for (const { UUID } of EventSourceMappings) await lambda().send(new UpdateEventSourceMappingCommand({ UUID, Enabled: enabled }));
}
