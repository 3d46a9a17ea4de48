import { Advice } from "../console/advice.ts";
import { expectNothing } from "../console/arguments.ts";
import { localPort } from "../local-cloud/port.ts";
import { startCloud } from "../local-cloud/start-cloud.ts";
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
    if (place.target.name === "local") await startCloud(home, await localPort(process.env, home), process.env);
    else await demandLocalStack(place);
    await bringUp(context);
  });
  return 0;
}
