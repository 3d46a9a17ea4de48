import { describe, expect, it, vi } from "vitest";
import { createClient } from "../../web/src/api/client.ts";
import { apiBaseUrl, pageConfigOf } from "../../web/src/api/page-config.ts";
import { problemOf, RequestFailed } from "../../web/src/api/problem.ts";
import type { Resource } from "../../web/src/api/resource.ts";

type Sent = { readonly url: string; readonly init: RequestInit };
const thing: Resource<{ readonly n: number }> = { path: "/things/1" };

/** A client whose API gives the answers in turn, the last one again and again. */
function aClient(answers: readonly (() => Response | Error)[], token: () => string | null = () => null) {
  const sent: Sent[] = [];
  const client = createClient({
    baseUrl: "https://api.example/api",
    token,
    fetch: async (url, init) => {
      sent.push({ url, init });
      const answer = answers[Math.min(sent.length, answers.length) - 1]?.() ?? new Error("no answer");
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const headerOf = (index: number, name: string) => new Headers(sent[index]?.init.headers).get(name);
  return { client, sent, headerOf };
}

const json = (n: number, etag?: string) => () => new Response(JSON.stringify({ n }), { headers: etag ? { etag } : {} });
const status =
  (code: number, body = "") =>
  () =>
    new Response(code === 304 ? null : body, { status: code });

describe("reading", () => {
  it("asks conditionally once it knows an answer, and keeps it on a 304", async () => {
    const { client, headerOf } = aClient([json(1, '"a"'), status(304)]);
    const first = await client.get(thing);
    expect(await client.get(thing, first?.version)).toBeNull();
    expect([headerOf(0, "if-none-match"), headerOf(1, "if-none-match")]).toEqual([null, '"a"']);
    expect(client.peek(thing)?.data).toEqual({ n: 1 });
  });

  it("takes an equal answer for the same one, where a server has no ETags", async () => {
    const { client } = aClient([json(1), json(1), json(2)]);
    const first = await client.get(thing);
    expect(await client.get(thing, first?.version)).toBeNull();
    expect(await client.get(thing, first?.version)).toMatchObject({ data: { n: 2 } });
  });

  it("gives a second reader the answer that the first one got", async () => {
    const { client } = aClient([json(1, '"a"'), status(304)]);
    await client.get(thing);
    expect(await client.read(thing)).toEqual({ n: 1 });
  });

  it("shows what one token was answered to no other", async () => {
    let token: string | null = "one";
    const { client, headerOf } = aClient([json(1, '"a"')], () => token);
    await client.get(thing);
    token = "two";
    expect(client.peek(thing)).toBeNull();
    await client.get(thing);
    expect([headerOf(0, "authorization"), headerOf(1, "authorization"), headerOf(1, "if-none-match")]).toEqual([
      "Bearer one",
      "Bearer two",
      null,
    ]);
  });
});

describe("writing", () => {
  it("sends JSON with the token and tells who listens", async () => {
    const { client, sent, headerOf } = aClient([json(2)], () => "secret");
    const listener = vi.fn();
    const forget = client.onWrite(listener);
    expect(await client.send("POST", thing, { a: 1 })).toEqual({ n: 2 });
    expect([sent[0]?.init.method, sent[0]?.init.body, headerOf(0, "authorization")]).toEqual(["POST", '{"a":1}', "Bearer secret"]);
    forget();
    await client.send("POST", thing);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("puts a text in place as it is, JSON too, and tells who listens", async () => {
    const { client, sent, headerOf } = aClient([json(2)], () => "secret");
    const listener = vi.fn();
    client.onWrite(listener);
    expect(await client.put(thing, '{"a": 1}\n')).toEqual({ n: 2 });
    expect([sent[0]?.init.method, sent[0]?.init.body, headerOf(0, "content-type")]).toEqual([
      "PUT",
      '{"a": 1}\n',
      "text/plain; charset=utf-8",
    ]);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("tells nobody of a write that was refused", async () => {
    const { client } = aClient([status(409)]);
    const listener = vi.fn();
    client.onWrite(listener);
    await expect(client.send("POST", thing)).rejects.toBeInstanceOf(RequestFailed);
    expect(listener).not.toHaveBeenCalled();
  });
});

describe("problems", () => {
  const told = {
    type: "t",
    title: "Wrong fields",
    code: "invalid",
    detail: "Two.",
    errors: [{ field: "commit", reason: "hex" }],
    legal: ["open"],
  };

  it("are what the API tells, every field of it", () => {
    expect(problemOf(400, JSON.stringify(told))).toEqual({ ...told, status: 400 });
  });

  it("are made of answers that tell none: a gateway's page, half a document", () => {
    expect(problemOf(502, "<html>Bad gateway</html>")).toMatchObject({ status: 502, code: "unexpected_answer" });
    expect(problemOf(500, "null")).toMatchObject({ title: "The API answered 500" });
    expect(problemOf(400, JSON.stringify({ ...told, errors: ["x", { field: 1 }], legal: [1] }))).toMatchObject({ errors: [], legal: [] });
  });

  it("of the whole page stand until a read goes well again", async () => {
    const { client } = aClient([() => new TypeError("no network"), status(404), () => new TypeError("no network"), json(1)]);
    await expect(client.get(thing)).rejects.toMatchObject({ problem: { status: 0 } });
    expect(client.trouble.get()?.code).toBe("unreachable");
    await expect(client.get(thing)).rejects.toMatchObject({ problem: { status: 404 } });
    await expect(client.get(thing)).rejects.toThrow();
    await client.get(thing);
    expect(client.trouble.get()).toBeNull();
  });

  it("of a token that is only tried out are not the page's", async () => {
    const { client, headerOf } = aClient([status(401)], () => "kept");
    await expect(client.open("/health", { authorization: "Bearer tried" })).rejects.toMatchObject({ problem: { status: 401 } });
    expect([client.trouble.get(), headerOf(0, "authorization")]).toEqual([null, "Bearer tried"]);
  });
});

describe("the page's config", () => {
  const config = { apiUrl: "/restapis/x/api/_user_request_/", target: "local", publicRead: true, stepsRunAs: "you" };

  it("may name the API relative to the page, as a path, or whole", () => {
    const base = (apiUrl: string) => apiBaseUrl({ ...config, apiUrl }, "http://127.0.0.1:4566/bucket/index.html#/runs");
    expect(base(config.apiUrl)).toBe("http://127.0.0.1:4566/restapis/x/api/_user_request_");
    expect(base("api")).toBe("http://127.0.0.1:4566/bucket/api");
    expect(base("https://x.example/api")).toBe("https://x.example/api");
  });

  it("is not taken from what is no config", () => {
    expect([pageConfigOf(null), pageConfigOf("x"), pageConfigOf({ ...config, apiUrl: 1 })]).toEqual([null, null, null]);
    expect(pageConfigOf({ ...config, more: 1 })).toEqual(config);
  });
});
