import { createServer } from "node:net";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { safeFetch } from "../../../lambdas/sources/network/safe-fetch.ts";
import { aServer } from "./a-server.ts";

describe("asking a user's URL", () => {
  it("sends method, headers and body, and answers status and text", async () => {
    const { url, requests } = await aServer((_, response) => response.writeHead(202).end("größer"));

    const headers = { "content-type": "application/json", "Idempotency-Key": "k" };
    const answer = await safeFetch("local")(`${url}/hook?a=b`, { method: "POST", headers, body: '{"a":"ä"}' });

    expect(answer).toEqual({ status: 202, text: "größer" });
    expect(requests).toMatchObject([{ method: "POST", path: "/hook?a=b", body: '{"a":"ä"}', headers: { "idempotency-key": "k" } }]);
  });

  test.each([400, 404, 500, 503])("takes a %i for an answer", async (status) => {
    const { url } = await aServer((_, response) => response.writeHead(status).end("no"));

    expect(await safeFetch("local")(url)).toEqual({ status, text: "no" });
  });

  it("does not follow a redirect", async () => {
    const { url, requests } = await aServer((_, response) => response.writeHead(302, { location: "/other" }).end());

    expect((await safeFetch("local")(url)).status).toBe(302);
    expect(requests).toHaveLength(1);
  });

  it("keeps no connection", async () => {
    const { url, requests } = await aServer((_, response) => response.end());
    await safeFetch("local")(url);

    expect(requests[0]?.headers.connection).toBe("close");
  });
});

describe("an answer that does not come", () => {
  const limits = { timeoutMs: 200, maxBytes: 1000 };

  it("is given up after the time limit", async () => {
    const { url, host } = await aServer(() => {});

    await expect(safeFetch("local", limits)(url)).rejects.toMatchObject({
      name: "UnreachableError",
      code: "timeout",
      message: `${host} did not answer within 0.2 s`,
    });
  });

  it("is given up after the same limit where it only drips", async () => {
    const { url } = await aServer((_, response) => {
      const drip = setInterval(() => response.write("."), 20);
      response.once("close", () => clearInterval(drip));
    });

    await expect(safeFetch("local", limits)(url)).rejects.toMatchObject({ code: "timeout" });
  });

  it("is given up after the same limit where the name is never resolved", async () => {
    const resolve = () => new Promise<never>(() => {});

    await expect(safeFetch("local", { ...limits, resolve })("http://deploy.example/")).rejects.toMatchObject({ code: "timeout" });
  });

  it("is no answer where it is too large, and the rest is not waited for", async () => {
    const { url } = await aServer((_, response) => response.write("x".repeat(1001)));

    await expect(safeFetch("local", limits)(url)).rejects.toMatchObject({
      code: "too_large",
      message: "The answer is larger than 1000 bytes",
    });
  });

  it("may be as large as the limit", async () => {
    const { url } = await aServer((_, response) => response.end("x".repeat(1000)));

    expect((await safeFetch("local", limits)(url)).text).toHaveLength(1000);
  });

  it("is no answer where it breaks off", async () => {
    const { url } = await aServer((_, response) =>
      response.writeHead(200, { "content-length": 10 }).write("12345", () => response.destroy()),
    );

    await expect(safeFetch("local")(url)).rejects.toMatchObject({
      code: "failed",
      message: expect.stringContaining("the connection broke off"),
    });
  });

  it("says that nothing listens, and tells nothing of the path, which may hold a secret", async () => {
    const { url, host, close } = await aServer(() => {});
    await close();

    await expect(safeFetch("local")(`${url}/token-123`)).rejects.toMatchObject({
      code: "failed",
      message: `${host} could not be reached: nothing listens there`,
    });
  });

  test.each([
    ["switches to another protocol", "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"],
    ["speaks another one", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["says nothing and hangs up", ""],
  ])("is a failure where the server %s", async (_, words) => {
    const server = createServer((socket) => socket.on("error", () => {}).end(words));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : null;

    await expect(safeFetch("local", { timeoutMs: 2000 })(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: "failed" });
  });

  it("is a failure where https meets a server without it", async () => {
    const { url, requests } = await aServer((_, response) => response.end());

    await expect(safeFetch("local")(url.replace("http:", "https:"))).rejects.toMatchObject({ code: "failed" });
    expect(requests).toEqual([]);
  });
});
