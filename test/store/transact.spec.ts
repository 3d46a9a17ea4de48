import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openTable, type Table } from "../../lambdas/store/table.ts";
import { transact, type Write } from "../../lambdas/store/transact.ts";
import { aDocumentClient, cancelled, FakeDynamoDB, failed } from "../support/fake-dynamodb.ts";

const dynamodb = new FakeDynamoDB();
let table: Table;

beforeAll(async () => {
  const endpoint = await dynamodb.start();
  vi.stubEnv("AWS_ENDPOINT_URL", endpoint);
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  vi.spyOn(Math, "random").mockReturnValue(0); // No back-off: a spec does not wait.
  table = { client: aDocumentClient(endpoint), name: "table" };
});
beforeEach(() => dynamodb.reset());
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await dynamodb.stop();
});

const aWrite = (sk: string): Write => ({ Put: { TableName: "table", Item: { pk: "a", sk } } });
const WRITES = [aWrite("1"), aWrite("2"), aWrite("3")];

describe("a transaction", () => {
  it("is one request where nothing stands in its way", async () => {
    await expect(transact(table, WRITES)).resolves.toBe("done");
    expect(dynamodb.requests).toEqual(["TransactWriteItems"]);
  });

  it("answers which conditions failed, and is not tried again: the caller has to decide", async () => {
    dynamodb.answer(cancelled("ConditionalCheckFailed", "None", "ConditionalCheckFailed"));

    await expect(transact(table, WRITES)).resolves.toEqual([0, 2]);
    expect(dynamodb.requests).toHaveLength(1);
  });

  it("is tried again when it met another one, which only AWS tells of", async () => {
    dynamodb.answer(cancelled("None", "TransactionConflict", "None"), cancelled("TransactionConflict", "None", "None"));

    await expect(transact(table, WRITES)).resolves.toBe("done");
    expect(dynamodb.requests).toHaveLength(3);
  });

  it("takes a failed condition for an answer though another item met a transaction", async () => {
    dynamodb.answer(cancelled("TransactionConflict", "ConditionalCheckFailed", "None"));

    await expect(transact(table, WRITES)).resolves.toEqual([1]);
  });

  it("is given up after eight tries", async () => {
    dynamodb.answer(...Array.from({ length: 20 }, () => cancelled("TransactionConflict")));

    await expect(transact(table, WRITES)).rejects.toThrow("Transaction cancelled");
    expect(dynamodb.requests).toHaveLength(8);
  });

  it("throws at once what no repetition can help", async () => {
    dynamodb.answer(cancelled("ValidationError"), failed("ResourceNotFoundException"));

    await expect(transact(table, WRITES)).rejects.toThrow();
    await expect(transact(table, WRITES)).rejects.toThrow("ResourceNotFoundException");
    expect(dynamodb.requests).toHaveLength(2);
  });
});

describe("a single write", () => {
  const put = () => openTable("table").client.send(new PutCommand({ TableName: "table", Item: { pk: "a", sk: "1" } }));

  it("is tried again when it met a transaction on its item", async () => {
    dynamodb.answer(failed("TransactionConflictException"), failed("TransactionConflictException"));

    await put();
    expect(dynamodb.requests).toEqual(["PutItem", "PutItem", "PutItem"]);
  });

  it("is given up after eight tries", async () => {
    dynamodb.answer(...Array.from({ length: 20 }, () => failed("TransactionConflictException")));

    await expect(put()).rejects.toThrow("TransactionConflictException");
    expect(dynamodb.requests).toHaveLength(8);
  });

  it("whose condition failed is not tried again", async () => {
    dynamodb.answer(failed("ConditionalCheckFailedException"));

    await expect(put()).rejects.toThrow("ConditionalCheckFailedException");
    expect(dynamodb.requests).toHaveLength(1);
  });
});
