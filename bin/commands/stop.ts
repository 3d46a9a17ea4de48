import { expectNothing } from "../console/arguments.ts";
import { stopCloud } from "../local-cloud/stop-cloud.ts";
import { openContext } from "./context.ts";
import { withLock } from "./lock.ts";

/** Stops the local cloud, which saves its state. What others started stays as it is. */
export async function stopCommand(args: string[]): Promise<number> {
  expectNothing("stop", args);
  const { home, place } = await openContext();
  process.stdout.write(`${await stopTarget()}\n`);
  return 0;

  async function stopTarget(): Promise<string> {
    if (place.target.name === "aws") return "There is nothing to stop on AWS.";
    if (place.target.name === "localstack")
      return "LocalStack is stopped the way it was started (it keeps no data): docker compose -f docker-compose.localstack.yml down";
    const outcome = await withLock(home, () => stopCloud(home));
    return outcome === "stopped" ? "Stopped. The data is kept; to go on: npm start" : "It was not running.";
  }
}
