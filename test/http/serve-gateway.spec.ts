import { Hono } from "hono";
import type { LambdaContext, LambdaEvent } from "hono/aws-lambda";
import { describe, expect, it } from "vitest";
import { serveGateway } from "../../lambdas/http/serve-gateway.ts";

const app = new Hono()
  .get("/runs/:id", (c) => c.text(`run ${c.req.param("id")}`))
  .get("/postmortem", (c) => c.body("# Postmortem", 200, { "content-type": "text/markdown; charset=utf-8" }));

/** As much of a gateway's event as is read of it. */
const anEvent = (path: string) =>
  ({
    path,
    httpMethod: "GET",
    headers: { host: "api.example" },
    body: null,
    isBase64Encoded: false,
    requestContext: {},
  }) as unknown as LambdaEvent;

const answerTo = (path: string) => serveGateway(app)(anEvent(path), {} as LambdaContext);

describe("serveGateway", () => {
  it("answers Markdown as text: a REST API would hand base64 on as it is", async () => {
    expect(await answerTo("/postmortem")).toMatchObject({ statusCode: 200, isBase64Encoded: false, body: "# Postmortem" });
  });

  it.each([
    ["/runs/RUN#1", "run RUN#1"],
    ["/runs/a?b=c", "run a?b=c"],
    ["/runs/%F0%9F%92%A5", "run 💥"],
  ])("takes all of the path %s for the path, decoded or not", async (path, body) => {
    expect(await answerTo(path)).toMatchObject({ statusCode: 200, body });
  });
});
