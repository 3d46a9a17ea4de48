import { setTimeout as sleep } from "node:timers/promises";
import { Advice } from "../console/advice.ts";
import { step } from "../console/progress.ts";
import { enterPlace } from "../targets/program-env.ts";
import type { Context } from "./context.ts";
import { isHealthy } from "./health.ts";
import { summaryOf } from "./summary.ts";

const HEALTHY_WITHIN_MS = 60_000;

/** Deploys to a target that answers, waits until the API says that it is well, and prints where everything is. */
export async function bringUp({ home, place }: Context): Promise<void> {
  enterPlace(place);
  // Loaded only now: the store's client reads the environment when it is loaded.
  const { deploy } = await import("../deploy/deploy.ts");
  const { outputs, token } = await deploy(place, home);
  const urls = place.urlsOf(outputs);
  await step("Waiting for the API", () => untilHealthy(urls.apiUrl));
  process.stdout.write(summaryOf(place, urls, token));
}

async function untilHealthy(apiUrl: string): Promise<void> {
  for (const until = Date.now() + HEALTHY_WITHIN_MS; !(await isHealthy(apiUrl)); await sleep(250)) {
    if (Date.now() < until) continue;
    throw new Advice(`${apiUrl}/health does not say that all is well`, "Look at the API's log: npm run logs serve-api");
  }
}
