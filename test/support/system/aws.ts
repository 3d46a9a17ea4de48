import { InvokeCommand, LambdaClient, ListEventSourceMappingsCommand, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { GetQueueAttributesCommand, ListQueuesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect } from "vitest";
import { deployedFunctions } from "../../../bin/logs/functions.ts";
import type { HandlerName } from "../../../lambdas/contract/names.ts";
import { type Bucket, openBucket } from "../../../lambdas/store/objects.ts";
import { openTable } from "../../../lambdas/store/table.ts";
import { eventually } from "./eventually.ts";
import { system } from "./system.ts";

/** The deployed tables, as the store takes them. */
export function openStores() {
  const { RunsTable, InsightsTable, IncidentsTable, RegistryTable } = system().outputs;
  return {
    runs: openTable(RunsTable),
    insights: openTable(InsightsTable),
    incidents: openTable(IncidentsTable),
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

/** Calls a deployed function and waits for its end. */
export async function invoke(handler: HandlerName, event: unknown = {}): Promise<void> {
  const FunctionName = await functionNamed(handler);
  const { FunctionError, Payload } = await lambda().send(
    new InvokeCommand({ FunctionName, Payload: new TextEncoder().encode(JSON.stringify(event)) }),
  );
  expect(FunctionError, Payload ? new TextDecoder().decode(Payload) : "").toBeUndefined();
}

/** The queue that feeds a worker, by the name of its construct. */
export async function queueOf(worker: "RecordResult" | "ReplayChange"): Promise<string> {
  const { QueueUrls = [] } = await sqs().send(new ListQueuesCommand({ QueueNamePrefix: `Bellwether-${worker}Queue` }));
  const [url] = QueueUrls;
  if (!url) throw new Error(`there is no queue of ${worker}`);
  return url;
}

export async function send(url: string, message: unknown): Promise<void> {
  await sqs().send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
}

/** Waits until every message of a queue has been worked on. */
export async function drained(url: string): Promise<void> {
  await eventually(
    async () => {
      const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
      const { Attributes } = await sqs().send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }));
      return names.map((name) => Number(Attributes?.[name] ?? 0));
    },
    (depths) => depths.every((depth) => depth === 0),
  );
}

/** Switches a function's event sources on or off, so that a spec can look into its queue. */
export async function switchSources(handler: HandlerName, enabled: boolean): Promise<void> {
  const { EventSourceMappings = [] } = await lambda().send(
    new ListEventSourceMappingsCommand({ FunctionName: await functionNamed(handler) }),
  );
  for (const { UUID } of EventSourceMappings) await lambda().send(new UpdateEventSourceMappingCommand({ UUID, Enabled: enabled }));
}
