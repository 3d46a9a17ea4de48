import { LambdaClient, paginateListEventSourceMappings, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";

/** Switch all queues' and streams' consumers on or off, so that the bench can do their work itself and count what it costs. */
export async function switchEventSources(on: boolean): Promise<void> {
  const client = new LambdaClient({});
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client }, {})) {
    for (const { UUID } of EventSourceMappings) await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: on }));
  }
}
