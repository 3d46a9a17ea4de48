import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

type Answer = { readonly status: number; readonly body: object };

/** What DynamoDB answers when a condition or another transaction stands in a transaction's way; one code an item. */
export const cancelled = (...codes: readonly string[]): Answer => ({
  status: 400,
  body: {
    __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    Message: "Transaction cancelled",
    CancellationReasons: codes.map((Code) => ({ Code })),
  },
});
export const failed = (name: string): Answer => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name },
});
const DONE: Answer = { status: 200, body: {} };

/** DynamoDB's end of the wire on loopback: it answers with what it was told to, then "done", and counts the requests. */
export class FakeDynamoDB {
  readonly requests: string[] = [];
  readonly #answers: Answer[] = [];
  readonly #server: Server = createServer(async (request, response) => {
    this.requests.push(String(request.headers["x-amz-target"]).split(".").at(-1) ?? "");
    await text(request);
    const { status, body } = this.#answers.shift() ?? DONE;
    response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  });

  answer(...answers: readonly Answer[]): void {
    this.#answers.push(...answers);
  }

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("not listening");
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  reset(): void {
    this.requests.length = 0;
    this.#answers.length = 0;
  }
}

/** A client without any of our own additions. */
export const aDocumentClient = (endpoint: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({ endpoint, region: "eu-central-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } }),
  );
