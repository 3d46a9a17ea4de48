import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "../../support/github/listen.ts";
import { toolPath } from "../../support/tools.ts";

/** What is scraped every second: a path of a server on loopback, with labels as the generated scrape configuration sets them. */
export type Scraped = { readonly target: string; readonly path: string; readonly service: string; readonly environment: string };

const config = (scraped: readonly Scraped[]) =>
  [
    "global: { scrape_interval: 1s, scrape_timeout: 1s }",
    "scrape_configs:",
    ...scraped.map(
      ({ target, path, service, environment }) => `  - job_name: ${environment}
    metrics_path: ${path}
    static_configs: [{ targets: ["${target}"], labels: { service: ${service}, environment: ${environment} } }]`,
    ),
  ].join("\n");

/** Prometheus itself, in a folder of its own. `stop` ends this process and waits until it is gone. */
export async function startPrometheus(scraped: readonly Scraped[]): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "bellwether-prometheus-"));
  writeFileSync(join(folder, "prometheus.yml"), config(scraped));
  const host = await freeHost();
  const flags = [`--config.file=${folder}/prometheus.yml`, `--storage.tsdb.path=${folder}/data`, `--web.listen-address=${host}`];
  const child = spawn(toolPath("prometheus"), flags, { env: { PATH: process.env.PATH }, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (chunk) => {
    words = `${words}${chunk}`.slice(-2000);
  });
  const ended = new Promise<void>((end) => child.once("close", () => end()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://${host}`;
  if (await isReady(url)) return { url, stop };
  await stop();
  throw new Error(`Prometheus did not start: ${words}`);
}

/** A port that was free a moment ago: Prometheus does not tell which one it took. */
async function freeHost(): Promise<string> {
  const { url, close } = await listen(() => {});
  await close();
  return new URL(url).host;
}

async function isReady(url: string): Promise<boolean> {
  for (let look = 0; look < 100; look++) {
    const answer = await fetch(`${url}/-/ready`).catch(() => null);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}
