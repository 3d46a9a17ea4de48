import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { absent } from "../../../../support/tools.ts";
import { aContext } from "../a-context.ts";
import { contentOf, folderOf } from "../files.ts";

const noCurl = absent("curl");
const AWS = `#!/usr/bin/env bash\necho "$*" >> "$(dirname "$0")/../calls"\n`;
const WELL: RequestListener = (request, response) =>
  response.end(request.url === "/release.json" ? '{"release":"aaa111","version":"2.1.0"}' : "hello");

/** The check against a real server, and what it wrote to CloudWatch. Not blocking, as the server is this process. */
async function check(answer: RequestListener, milliseconds: number, ...args: string[]) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : null;
  const context = aContext({ stack: "static-site", latency: { milliseconds, percentile: 99 } });
  const folder = folderOf({ "check.sh": contentOf(context, "scripts/synthetic-check.sh"), "bin/aws": AWS, calls: "" });
  const all = ["check.sh", "--url", `http://127.0.0.1:${port}/`, "--samples", "5", ...args];
  const child = spawn("bash", all, { cwd: folder, env: { PATH: `${folder}/bin:${process.env.PATH}` } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { status, said, published: readFileSync(join(folder, "calls"), "utf8") };
}

describe.skipIf(noCurl)(`the check from outside${noCurl}`, () => {
  it("passes a site that answers in time with the release that was deployed", async () => {
    expect(await check(WELL, 20_000, "--release", "2.1.0")).toMatchObject({
      status: 0,
      said: expect.stringContaining("5 requests answered"),
    });
  });

  it("fails where another release answers", async () => {
    expect(await check(WELL, 20_000, "--release", "2.1")).toMatchObject({
      status: 1,
      said: expect.stringContaining("release.json does not name 2.1:"),
    });
  });

  it("fails where a page does, and says to CloudWatch that it did", async () => {
    const { status, said, published } = await check((_, response) => response.writeHead(503).end(), 20_000, "--publish", "production");

    expect(status).toBe(1);
    expect(said).toContain("request 1 was answered with 503");
    expect(published).toContain('"MetricName":"Success","Value":0');
  });

  it("fails a slow site, which is not down: the alarm on latency reads the latency", async () => {
    const slow: RequestListener = (_, response) => void setTimeout(() => response.end("late"), 30);
    const { status, said, published } = await check(slow, 10, "--publish", "production");

    expect(status).toBe(1);
    expect(said).toMatch(/p99 was [0-9.]+ ms, the objective is 10 ms/);
    expect(published).toContain('"MetricName":"Success","Value":1');
    expect(JSON.parse(published.slice(published.indexOf("[")))).toHaveLength(2);
  });
});
