import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withProgress } from "../../lambdas/http/live-run.ts";
import { type Bucket, openBucket } from "../../lambdas/store/objects.ts";
import { aRun } from "../domain/runs/a-run.ts";

let server: Server;
const running = aRun({ status: "in_progress", steps: [] });

/** A bucket whose every object is answered so. */
async function aBucket(listener: RequestListener): Promise<Bucket> {
  server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return openBucket("data", `http://127.0.0.1:${address.port}`);
}

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

describe("withProgress", () => {
  it("answers a run without its progress where that is never handed over", async () => {
    const bucket = await aBucket((_, response) => response.writeHead(206, { "content-length": 1_000 }).write("{"));
    expect(await withProgress(bucket, running)).toEqual(running);
  }, 10_000);

  it.each(["", "{", '{"steps": 7}'])("answers a run without its progress where that is no progress: %j", async (text) => {
    const bucket = await aBucket((_, response) => response.writeHead(206, { "content-length": text.length }).end(text));
    expect(await withProgress(bucket, running)).toEqual(running);
  });

  it("does not ask for the progress of a run that has ended", async () => {
    const bucket = await aBucket(() => expect.unreachable("asked"));
    const over = aRun({ status: "completed", conclusion: "success" });
    expect(await withProgress(bucket, over)).toBe(over);
  });
});
