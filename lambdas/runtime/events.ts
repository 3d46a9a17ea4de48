import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";

const client = new EventBridgeClient({});
/** Who our events come from, as rules on the account's default bus match it. */
const SOURCE = "bellwether";

/** Put one event on the default bus; throws where the bus did not take it. */
export async function putEvent(type: string, detail: unknown, resources: readonly string[] = []): Promise<void> {
  const entry = { Source: SOURCE, DetailType: type, Detail: JSON.stringify(detail), Resources: [...resources] };
  const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount) throw new Error(`the event ${type} was not taken: ${Entries?.[0]?.ErrorMessage ?? "no reason given"}`);
}
