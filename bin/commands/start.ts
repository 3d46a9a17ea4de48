import { Advice } from "../console/advice.ts";
import { expectNothing } from "../console/arguments.ts";
import { localPort } from "../local-cloud/port.ts";
import { hasSaved } from "../local-cloud/saved-state.ts";
import { startCloud } from "../local-cloud/start-cloud.ts";
import { stopCloud } from "../local-cloud/stop-cloud.ts";
import { openContext } from "./context.ts";
import { demandLocalStack } from "./localstack.ts";
import { withLock } from "./lock.ts";
import { bringUp } from "./up.ts";

/** Starts the local cloud where that is the target, deploys, and returns: the system goes on in the background. */
export async function startCommand(args: string[]): Promise<number> {
  expectNothing("start", args);
  const context = await openContext();
  const { home, place } = context;
  if (place.target.name === "aws")
    throw new Advice("There is nothing to start on AWS", "To deploy to your account: TARGET=aws npm run deploy");
  await withLock(home, async () => {
    if (place.target.name !== "local") {
      await demandLocalStack(place);
      return bringUp(context);
    }
    const port = await localPort(process.env, home);
    const env = { ...process.env };
    await startCloud(home, port, env);
    await bringUp(context, async () => {
      if (hasSaved(home)) return;
      // It saves when it is stopped, and only then: once, so that a crash finds a deployed system to go back to.
      await stopCloud(home);
      await startCloud(home, port, env);
    });
  });
  return 0;
}
