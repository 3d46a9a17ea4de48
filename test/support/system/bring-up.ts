import { createServer } from "node:net";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { readTokenFile } from "../../../bin/access/token-file.ts";
import { openContext } from "../../../bin/commands/context.ts";
import { portOfState } from "../../../bin/local-cloud/port.ts";
import { homeOf, ROOT } from "../../../bin/places.ts";
import { readOutputs } from "../../../bin/targets/outputs.ts";
import { bellwether } from "./command.ts";
import type { System } from "./system.ts";

/** A folder of its own, so that the specs never touch the system somebody works with. */
const HOME = process.env.BELLWETHER_TEST_HOME || join(ROOT, ".bellwether", "test");
/** Set to try a spec again in seconds: the system, with its data, is left running. */
const KEPT = Boolean(process.env.BELLWETHER_TEST_KEEP);

/** Whoever runs the specs may watch repositories of their own: the specs never speak to the real GitHub. */
const OBSERVER_OFF = {
  GITHUB_TOKEN: "",
  GITHUB_WEBHOOK_SECRET: "",
  GITHUB_API_URL: "",
  GH_REPOS: "",
  GH_WORKFLOWS: "",
  REFRESH_SECONDS: "",
  BACKFILL_DAYS: "",
  DASHBOARD_TITLE: "",
};

let stop = async (): Promise<void> => {};

/** Brings the whole system up once, by the real commands, for all system specs. `TARGET=localstack` deploys to the LocalStack that answers. */
export async function setup(project: TestProject): Promise<void> {
  const target = process.env.TARGET || "local";
  if (target === "aws") throw new Error("The system specs are for the emulators: TARGET=local or TARGET=localstack");
  const commandEnv = await commandEnvironment(target);
  if (target === "local" && !KEPT) {
    stop = async () => void (await bellwether(commandEnv, "stop"));
    await bellwether(commandEnv, "reset");
  }
  // A failing setup is not torn down by Vitest.
  const system = await bringUp(commandEnv).catch(async (error) => {
    await stop();
    throw error;
  });
  project.provide("system", system);
}

export const teardown = (): Promise<void> => stop();

async function commandEnvironment(target: string): Promise<Record<string, string>> {
  const env = { TARGET: target, BELLWETHER_HOME: HOME, ...OBSERVER_OFF };
  if (target !== "local") return env;
  const kept = KEPT ? await portOfState(homeOf(env)) : null;
  return { ...env, BELLWETHER_PORT: String(kept ?? (await freePort())) };
}

async function bringUp(commandEnv: Record<string, string>): Promise<System> {
  await bellwether(commandEnv, "start");
  Object.assign(process.env, commandEnv);
  const { home, place } = await openContext();
  const outputs = await readOutputs(home.outputs(place.target.name));
  const token = await readTokenFile(home.token(place.target.name));
  if (!outputs || !token) throw new Error("the started system does not say where it is");
  return { target: place.target.name, ...place.urlsOf(outputs), token, awsEnv: { ...place.awsEnv }, commandEnv, outputs };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
