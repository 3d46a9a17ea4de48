import { createServer } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSecret } from "../../lambdas/runtime/secret.ts";

let value: string | null = "first";
let asked = 0;
const ssm = createServer((_, response) => {
  asked += 1;
  const found = { Parameter: { Name: "/x", Type: "SecureString", Value: value } };
  const body = value === null ? { __type: "ParameterNotFound", message: "" } : found;
  response.writeHead(value === null ? 400 : 200, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
});

beforeAll(async () => {
  await new Promise<void>((listening) => ssm.listen(0, "127.0.0.1", listening));
  const address = ssm.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${address.port}`;
  process.env.AWS_REGION = "us-east-1";
  process.env.AWS_ACCESS_KEY_ID = "test";
  process.env.AWS_SECRET_ACCESS_KEY = "test";
});
afterAll(() => void ssm.close());

it("reads a secret once in a while, again when it may not be so old, and knows when there is none", async () => {
  const secret = openSecret("/x");
  expect(await secret()).toBe("first");
  value = "second";
  expect(await secret()).toBe("first");
  expect(asked).toBe(1);

  expect(await secret(0)).toBe("second");
  value = null;
  expect(await secret(0)).toBeNull();
  expect(await secret()).toBeNull();
  expect(asked).toBe(3);
});
