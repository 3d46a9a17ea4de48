import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

const client = new SNSClient({});

/** A function that publishes one JSON message with a subject, which SNS limits to 100 characters. */
export const openTopic =
  <T>(arn: string) =>
  async (subject: string, message: T): Promise<void> => {
    await client.send(new PublishCommand({ TopicArn: arn, Subject: subject.slice(0, 100), Message: JSON.stringify(message) }));
  };
