import { createServer } from "node:http";
import { afterEach, expect, it } from "vitest";
import { awaitApi } from "../../../bin/commands/await-api.ts";
import { reasonsOf } from "../../../bin/commands/health.ts";
import { setupOf, stateOf } from "../../../lambdas/pipeline/observer/setup.ts";

const PATIENCE = { answerMs: 100, wellMs: 60, everyMs: 5 };
let answers: (authorized: boolean) => { readonly status: number; readonly body: unknown };
const server = createServer((request, response) => {
  const { status, body } = answers(request.headers.authorization === "Bearer bw_good");
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
});

async function listen(): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}
afterEach(() => new Promise<void>((closed) => server.close(() => closed())));

it("waits through errors and a short illness until all is well", async () => {
  const coming = [
    { status: 502, body: {} },
    { status: 200, body: { status: "degraded" } },
  ];
  answers = () => coming.shift() ?? { status: 200, body: { status: "ok" } };
  expect(await awaitApi(await listen(), PATIENCE)).toBe("ok");
});

it("does not wait for ever for a system that stays degraded, as old dead letters leave it", async () => {
  answers = () => ({ status: 200, body: { status: "degraded" } });
  expect(await awaitApi(await listen(), PATIENCE)).toBe("degraded");
});

it("says where to look when nothing answers", async () => {
  answers = () => ({ status: 500, body: {} });
  await expect(awaitApi(await listen(), PATIENCE)).rejects.toMatchObject({ todo: [expect.stringContaining("npm run logs serve-api")] });
});

it("tells the reasons to whoever has the token, and none where they are not told", async () => {
  const full = {
    status: "degraded",
    target: "local",
    tables: [],
    queueDepth: 0,
    waitingRuns: 0,
    runningRuns: 0,
    oldestJobSeconds: null,
    deadLetters: 1,
    observer: stateOf(setupOf({}), { polls: [], beat: null }, "2026-11-21T12:00:00.000Z"),
    reasons: ["1 message is lost"],
  };
  answers = (authorized) => ({ status: 200, body: authorized ? full : { status: "degraded" } });
  const url = await listen();
  expect(await reasonsOf(url, "bw_good")).toEqual(["1 message is lost"]);
  expect(await reasonsOf(url, null)).toEqual([]);
});
