import { observerSettings } from "../../lambdas/domain/observer/settings.ts";
import { note } from "../console/progress.ts";
import { enterPlace } from "../targets/program-env.ts";
import { awaitApiAloud } from "./await-api.ts";
import type { Context } from "./context.ts";
import { reasonsOf } from "./health.ts";
import { summaryOf } from "./summary.ts";

/** Deploys to a target that answers, waits until the API answers too, and prints where everything is. What is not well is said, and no failure. */
export async function bringUp({ home, place }: Context, whenDeployed: () => Promise<void> = async () => {}): Promise<void> {
  enterPlace(place);
  // Loaded only now: the store's client reads the environment when it is loaded.
  const { deploy } = await import("../deploy/deploy.ts");
  const { queueFirstPolls } = await import("../deploy/first-poll.ts");
  const { outputs, token } = await deploy(place, home);
  await whenDeployed();
  const { settings } = observerSettings(process.env);
  const isWatching = settings.repos.length > 0 && Boolean(process.env.GITHUB_TOKEN);
  if (isWatching) await queueFirstPolls(outputs.PollsQueueUrl, new Date().toISOString(), settings.refreshSeconds);
  const urls = place.urlsOf(outputs);
  if ((await awaitApiAloud(urls.apiUrl)) === "degraded") {
    note("! It is up, but not well:");
    for (const reason of await reasonsOf(urls.apiUrl, token)) note(`    ${reason}`);
  }
  process.stdout.write(summaryOf(place, urls, token, settings));
}
