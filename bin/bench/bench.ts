import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { SETTING_NAMES } from "../../lambdas/domain/observer/settings.ts";
import { NODE, ROOT } from "../places.ts";
import { bundleSizes } from "./bundle-sizes.ts";
import { deploymentLatency, manyDeployments } from "./deployments.ts";
import { gitHubObserver } from "./github.ts";
import { largeHistory } from "./large-history.ts";
import { largeLog } from "./large-log.ts";
import { latency } from "./latency.ts";
import { manyTests } from "./many-tests.ts";
import type { Measured } from "./measured.ts";
import { openBenchSystem } from "./system.ts";

const LAUNCHER = join(ROOT, "bin/bellwether.js");

/** Measure speed and size on a system of its own, thrown away afterwards, and print a Markdown table. Several minutes. */
export async function benchCommand(): Promise<number> {
  process.env.BELLWETHER_HOME = join(ROOT, ".bellwether/bench");
  process.env.BELLWETHER_PORT ??= "4690";
  process.env.TARGET = "local";
  process.env.POWERTOOLS_LOG_LEVEL = "SILENT";
  // What the caller watches is not for a bench to ask GitHub about.
  for (const name of [...SETTING_NAMES, "GITHUB_TOKEN", "GITHUB_WEBHOOK_SECRET"]) delete process.env[name];
  const run = (verb: string) => {
    const started = performance.now();
    const { status } = spawnSync(NODE, [LAUNCHER, verb], { stdio: ["ignore", "ignore", "inherit"], env: process.env });
    if (status !== 0) throw new Error(`bellwether ${verb} ended with ${status}`);
    return (performance.now() - started) / 1000;
  };
  run("reset");
  const rows: Measured[] = [];
  try {
    rows.push({ what: "`npm start`, packages installed, nothing else there", value: `${run("start").toFixed(1)} s`, bar: "180 s" });
    rows.push({ what: "`npm start` again on the running system", value: `${run("start").toFixed(1)} s` });
    const system = await openBenchSystem();
    for (const measure of [bundleSizes, latency, deploymentLatency, largeLog, manyTests, largeHistory, manyDeployments, gitHubObserver])
      rows.push(...(await measure(system)));
  } finally {
    run("reset");
  }
  const lines = rows.map(({ what, value, bar = "" }) => `| ${what} | ${value} | ${bar} |`);
  process.stdout.write(["| what | measured | bar |", "|---|---|---|", ...lines, ""].join("\n"));
  return 0;
}
