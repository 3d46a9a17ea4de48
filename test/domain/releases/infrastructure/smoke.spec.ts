import { execFile } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { smokeScript } from "../../../../lambdas/domain/releases/infrastructure/scripts/smoke-script.ts";
import { absent } from "../../../support/tools.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { written } from "./a-package.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A service that answers 200, but for the paths that are to fail; it keeps what it was asked. */
async function aService(failing: readonly string[] = []) {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, answer) => {
    asked.push(url);
    answer.writeHead(failing.includes(url) ? 503 : 200).end("{}");
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { asked, port: String(address.port) };
}

/** The script with a `kubectl` that says what it was asked to forward; the server is there already. */
function smoke(port: string, ...args: string[]): Promise<{ status: number; output: string }> {
  const root = written([{ path: "smoke.sh", content: smokeScript(aReleaseContext("python-kubernetes")) }]);
  writeFileSync(join(root, "kubectl"), '#!/usr/bin/env bash\necho "$*" >&2\nexec sleep 30\n');
  chmodSync(join(root, "kubectl"), 0o755);
  const env = { ...process.env, PATH: `${root}:${process.env.PATH}`, SMOKE_PORT: port };
  return new Promise((done) =>
    execFile("bash", [join(root, "smoke.sh"), ...args], { env }, (error, stdout, stderr) =>
      done({ status: error ? Number(error.code) : 0, output: stdout + stderr }),
    ),
  );
}

const missing = absent("curl");

describe.skipIf(missing)(`smoke.sh${missing}`, () => {
  it("asks liveness, readiness, metrics and the schema of the colour without traffic", async () => {
    const { asked, port } = await aService();
    const { status, output } = await smoke(port, "dev", "preview");
    expect([status, asked]).toEqual([0, ["/health/live", "/health/ready", "/metrics", "/openapi.json"]]);
    expect(output).toContain(`--namespace churn-predictor-v2-dev port-forward service/churn-predictor-v2-preview ${port}:80`);
  });

  it("fails where a service is alive and not ready", async () => {
    const { port } = await aService(["/health/ready"]);
    expect((await smoke(port, "dev", "live")).status).not.toBe(0);
  });

  it("asks as often as it is told", async () => {
    const { asked, port } = await aService();
    expect((await smoke(port, "production", "live", "--repeat", "3", "--every", "0")).status).toBe(0);
    expect(asked.filter((path) => path === "/health/ready")).toHaveLength(3);
  });

  it.each([[["moon", "live"]], [["dev", "neither"]], [["dev"]], [["dev", "live", "--often"]]])("explains itself at %j", async (args) => {
    const { status, output } = await smoke("1", ...args);
    expect(status).not.toBe(0);
    expect(output).toMatch(/usage: smoke.sh ENVIRONMENT|parameter null or not set/);
  });
});
