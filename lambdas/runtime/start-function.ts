import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";

const client = new LambdaClient({});

/** A function that starts a Lambda asynchronously and returns at once. Throws where the payload was not accepted. */
export const openFunction =
  <T>(name: string) =>
  async (payload: T): Promise<void> => {
    await client.send(
      new InvokeCommand({ FunctionName: name, InvocationType: "Event", Payload: new TextEncoder().encode(JSON.stringify(payload)) }),
    );
  };
