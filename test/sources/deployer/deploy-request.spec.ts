import { describe, expect, it, test } from "vitest";
import { DeployRequest } from "../../../lambdas/contract/deploy-request.ts";
import { deployRequest } from "../../../lambdas/sources/deployer/deploy-request.ts";
import { verify } from "../../../lambdas/sources/deployer/signature.ts";
import { safeFetch } from "../../../lambdas/sources/network/safe-fetch.ts";
import { aServer } from "../network/a-server.ts";
import { aDeployRequest } from "./a-deploy-request.ts";

const SECRET = "s3cret";
const NOW = "2026-11-21T12:00:01Z";
const TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

const asked = (url: string, request = aDeployRequest(), target = "local") =>
  deployRequest(safeFetch(target, { timeoutMs: 300 }), { url, secret: SECRET }, request, { now: NOW, traceparent: TRACE });

const answering = (status: number, body = "", type = "text/plain") =>
  aServer((_, response) => response.writeHead(status, { "content-type": type }).end(body));

describe("a deploy request", () => {
  it("is sent whole, with a signature over its bytes, the deployment as its key, and the trace", async () => {
    const { url, requests } = await answering(202);
    const request = aDeployRequest({ type: "rollback", rollbackOf: "01KAKDQ1111111111111111111", version: "2.0.0" });

    expect(await asked(`${url}/deploy`, request)).toBe("accepted");
    const [seen] = requests;
    expect(seen).toMatchObject({
      method: "POST",
      path: "/deploy",
      headers: { "content-type": "application/json", "idempotency-key": request.deploymentId, traceparent: TRACE },
    });
    expect(DeployRequest.parse(JSON.parse(seen?.body ?? ""))).toEqual(request);
    const signature = seen?.headers["bellwether-signature"];
    expect(verify(SECRET, seen?.body ?? "", typeof signature === "string" ? signature : undefined, NOW)).toBe(true);
  });

  it("is the same when it is repeated", async () => {
    const { url, requests } = await answering(200);
    await asked(url);
    await asked(url);

    expect(requests[0]?.body).toBe(requests[1]?.body);
    expect(requests[0]?.headers["idempotency-key"]).toBe(requests[1]?.headers["idempotency-key"]);
  });

  test.each([200, 201, 202, 204])("is accepted by a %i", async (status) => {
    const { url } = await answering(status);

    expect(await asked(url)).toBe("accepted");
  });

  it("is accepted by a 409: the deployer has it already, and its first answer got lost", async () => {
    const { url } = await answering(409, "is being deployed");

    expect(await asked(url)).toBe("accepted");
  });

  test.each([
    [400, '{"detail":"no such service","title":"Bad Request"}', ": no such service"],
    [401, '{"message":"bad\\nsignature"}', ": bad signature"],
    [403, '{"error":"not allowed"}', ": not allowed"],
    [404, "<html>Not Found</html>", ""],
    [410, '{"detail":7}', ': {"detail":7}'],
    [422, "", ""],
  ])("is refused for good by a %i, in the deployer's words: %s", async (status, body, words) => {
    const { url } = await answering(status, body);

    expect(await asked(url)).toEqual({ refused: `The deployer answered ${status}${words}` });
  });

  it("tells only the beginning of long words", async () => {
    const { url } = await answering(400, "x".repeat(5000));

    expect(await asked(url)).toEqual({ refused: `The deployer answered 400: ${"x".repeat(300)}` });
  });

  test.each([302, 408, 425, 429, 500, 502, 503])("is to be repeated after a %i", async (status) => {
    const { url } = await answering(status, "later");

    await expect(asked(url)).rejects.toMatchObject({ code: "failed", message: `The deployer answered ${status}: later` });
  });

  it("is to be repeated where the deployer never answers, or is not there", async () => {
    const { url, close } = await aServer(() => {});

    await expect(asked(url)).rejects.toMatchObject({ code: "timeout" });
    await close();
    await expect(asked(url)).rejects.toMatchObject({ code: "failed" });
  });

  it("is refused for good, and not sent, where it would lead into the cloud's own network", async () => {
    const { url, requests } = await answering(200);

    expect(await asked(url, aDeployRequest(), "aws")).toEqual({ refused: "The URL cannot be used: is an address of a local network" });
    expect(requests).toEqual([]);
  });
});
