import { DeleteRuleCommand, EventBridgeClient, PutRuleCommand, PutTargetsCommand, RemoveTargetsCommand } from "@aws-sdk/client-eventbridge";
import { SNSClient, SubscribeCommand, UnsubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, DeleteQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { ulid } from "ulid";
import * as z from "zod";
import { GateDecided } from "../../../lambdas/contract/release-message.ts";
import { sqs } from "./aws.ts";
import { system } from "./system.ts";

const Json = z.string().transform((text): unknown => JSON.parse(text));
/** An event as the bus hands it on. */
const BusEvent = z.object({ source: z.literal("bellwether"), "detail-type": z.literal("gate.decided"), detail: GateDecided });

export type Decisions = {
  /** What came so far, oldest first. */
  readonly onTopic: () => Promise<readonly GateDecided[]>;
  readonly onBus: () => Promise<readonly GateDecided[]>;
  readonly close: () => Promise<void>;
};

/** Hears the gate's decisions as other systems do: a queue on the topic, and one that a rule on the default bus feeds. */
export async function hearDecisions(): Promise<Decisions> {
  const name = `spec-${ulid().toLowerCase()}`;
  const [topicQueue, busQueue] = await Promise.all([openQueue(`${name}-topic`), openQueue(`${name}-bus`)]);
  const sns = new SNSClient({});
  const TopicArn = system().outputs.DecisionsTopicArn;
  const Attributes = { RawMessageDelivery: "true" };
  const { SubscriptionArn } = await sns.send(
    new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: topicQueue.arn, Attributes, ReturnSubscriptionArn: true }),
  );
  const events = new EventBridgeClient({});
  const EventPattern = JSON.stringify({ source: ["bellwether"], "detail-type": ["gate.decided"] });
  await events.send(new PutRuleCommand({ Name: name, EventPattern, State: "ENABLED" }));
  await events.send(new PutTargetsCommand({ Rule: name, Targets: [{ Id: "spec", Arn: busQueue.arn }] }));
  return {
    onTopic: async () => (await topicQueue.received()).map((body) => GateDecided.parse(body)),
    onBus: async () => (await busQueue.received()).map((body) => BusEvent.parse(body).detail),
    close: async () => {
      await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      await events.send(new RemoveTargetsCommand({ Rule: name, Ids: ["spec"] }));
      await events.send(new DeleteRuleCommand({ Name: name }));
      await Promise.all([topicQueue.close(), busQueue.close()]);
    },
  };
}

/** A queue of the spec's own that remembers what came. */
async function openQueue(QueueName: string) {
  const client = sqs();
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName }));
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }));
  // Nothing is deleted, so what is received again after a minute is told apart by its id.
  const bodies = new Map<string, unknown>();
  const received = async (): Promise<readonly unknown[]> => {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    for (const { MessageId = "", Body } of Messages) bodies.set(MessageId, Json.parse(Body));
    return [...bodies.values()];
  };
  const close = async () => void (await client.send(new DeleteQueueCommand({ QueueUrl })));
  return { arn: Attributes?.QueueArn ?? "", received, close };
}
