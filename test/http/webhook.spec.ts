import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { EventReceived } from "../../lambdas/contract/observer.ts";
import { Problem } from "../../lambdas/contract/problem.ts";
import type { ApiContext } from "../../lambdas/http/api-context.ts";
import { serveGateway } from "../../lambdas/http/serve-gateway.ts";
import { webhookRoutes } from "../../lambdas/http/webhook-routes.ts";
import { signatureHolds } from "../../lambdas/sources/github/signature.ts";
import { anApi } from "../support/api.ts";
import { openMemoryBucket } from "../support/memory-bucket.ts";
import { MemoryTables } from "../support/memory-table.ts";

const SECRET = "It's a Secret to Everybody";
const BODY = JSON.stringify({ action: "completed", title: "grün ✓" });
let queued: EventReceived[];
let data: ReturnType<typeof openMemoryBucket>;
let secretOf: (maxAgeMs?: number) => Promise<string | null>;
let app: ReturnType<typeof anApi>["app"];

beforeEach(() => {
  queued = [];
  secretOf = async () => SECRET;
  data = openMemoryBucket();
  const memory = new MemoryTables("NONE");
  const context = {
    stores: { registry: memory.table("registry") },
    data,
    queueEvent: async (message: EventReceived) => void queued.push(message),
    webhookSecret: (maxAgeMs?: number) => secretOf(maxAgeMs),
    signatureHolds,
    now: () => "2026-11-02T12:00:00.000Z",
  } as unknown as ApiContext;
  app = anApi(webhookRoutes(context)).app;
});

const sign = (body: string | Uint8Array): string => `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`;
const headersOf = (body: string | Uint8Array, overrides: Record<string, string> = {}): Record<string, string> => ({
  "content-type": "application/json",
  "x-github-event": "workflow_run",
  "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
  "x-hub-signature-256": sign(body),
  ...overrides,
});
const deliver = (body: string | Uint8Array<ArrayBuffer> = BODY, headers = headersOf(body)) =>
  app.request("/webhooks/github", { method: "POST", body, headers });
const refused = async (response: Response): Promise<Problem> => Problem.parse(await response.json());

describe("a delivery of GitHub's", () => {
  it("is answered at once and worked on behind the queue, needing no token", async () => {
    const response = await deliver();

    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ status: "accepted", delivery: "72d3162e-cc78-11e3-81ab-4c9367dc0958" });
    expect(queued).toMatchObject([{ type: "event.received", event: "workflow_run", body: BODY, object: null }]);
  });

  it("is taken once, however often it comes", async () => {
    await deliver();
    const again = await deliver();

    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ status: "duplicate" });
    expect(queued).toHaveLength(1);
  });

  it("whose body was changed by one byte is refused before it is parsed", async () => {
    for (const body of [BODY.replace("completed", "completee"), `${BODY} `, "no JSON at all"]) {
      const response = await deliver(body, headersOf(BODY));
      expect(response.status).toBe(401);
      expect(await refused(response)).toMatchObject({ code: "signature_invalid" });
    }
    expect(queued).toEqual([]);
  });

  it("is checked over its raw bytes, also those that are no UTF-8", async () => {
    const bytes = Uint8Array.from([...Buffer.from('{"name":"'), 0xff, 0xfe, ...Buffer.from('"}')]);

    expect((await deliver(bytes)).status).toBe(202);
  });

  it.each([
    ["without a signature", { "x-hub-signature-256": "" }],
    ["with the old SHA-1 alone", { "x-hub-signature-256": "sha1=7d38cdd689735b008b3c702edd92eea23791c5f6" }],
  ])("%s is refused", async (_, overrides) => {
    expect((await deliver(BODY, headersOf(BODY, overrides))).status).toBe(401);
  });

  it.each(["x-github-event", "x-github-delivery"])("without %s is refused by that name", async (name) => {
    const response = await deliver(BODY, headersOf(BODY, { [name]: "" }));

    expect(response.status).toBe(400);
    expect(await refused(response)).toMatchObject({ errors: [{ field: name, reason: "is required" }] });
  });

  it("that is signed and no JSON is refused as that", async () => {
    expect(await refused(await deliver("{"))).toMatchObject({ status: 400, code: "malformed_json" });
  });

  it("may be a form, whose payload is JSON", async () => {
    const form = `payload=${encodeURIComponent(BODY)}`;
    await deliver(form, headersOf(form, { "content-type": "application/x-www-form-urlencoded" }));

    expect(queued[0]?.body).toBe(BODY);
  });

  it("beyond 256 KB goes through the data bucket, and beyond 6 MB is refused", async () => {
    const large = JSON.stringify({ text: "x".repeat(300 * 1024) });
    expect((await deliver(large)).status).toBe(202);
    expect(queued[0]).toMatchObject({ body: null, object: expect.stringMatching(/^events\/[0-9a-f]{64}\.json$/) });
    expect(data.objects.get(queued[0]?.object ?? "")?.toString()).toBe(large);

    expect((await deliver(JSON.stringify({ text: "x".repeat(6 * 1024 * 1024) }))).status).toBe(413);
  });

  it("whose escaped message would be too large goes through the bucket as well", async () => {
    const quotes = JSON.stringify({ text: '"'.repeat(100 * 1024) });
    expect((await deliver(quotes)).status).toBe(202);

    expect(queued[0]?.body).toBeNull();
  });

  it("holds with a secret that was changed a moment ago, which is then read again", async () => {
    const asked: (number | undefined)[] = [];
    const changing = async (maxAgeMs?: number) => {
      asked.push(maxAgeMs);
      return maxAgeMs === undefined ? "the old one" : SECRET;
    };
    secretOf = changing;

    expect((await deliver()).status).toBe(202);
    expect(asked).toEqual([undefined, 10_000]);
  });

  it("says how to set webhooks up where they are not", async () => {
    secretOf = async () => null;
    const response = await deliver();

    expect(response.status).toBe(503);
    expect(await refused(response)).toMatchObject({ code: "webhooks_off", detail: expect.stringContaining("GITHUB_WEBHOOK_SECRET") });
  });

  it("holds as well where API Gateway hands its body on in base64", async () => {
    const event = {
      resource: "/{proxy+}",
      path: "/webhooks/github",
      httpMethod: "POST",
      headers: headersOf(BODY),
      multiValueHeaders: {},
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: { proxy: "webhooks/github" },
      stageVariables: null,
      requestContext: { identity: {}, path: "/webhooks/github", stage: "api" },
      body: Buffer.from(BODY).toString("base64"),
      isBase64Encoded: true,
    };
    const serve = serveGateway(app) as unknown as (event: unknown, context: unknown) => Promise<{ statusCode: number }>;

    expect(await serve(event, {})).toMatchObject({ statusCode: 202 });
    expect(queued[0]?.body).toBe(BODY);
  });
});
