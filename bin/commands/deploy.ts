import { Advice } from "../console/advice.ts";
import { expectNothing } from "../console/arguments.ts";
import { answers } from "../local-cloud/health.ts";
import { openContext } from "./context.ts";
import { demandLocalStack } from "./localstack.ts";
import { withLock } from "./lock.ts";
import { bringUp } from "./up.ts";

/** The deploy part of `start`, for a target that runs already, and for AWS. */
export async function deployCommand(args: string[]): Promise<number> {
  expectNothing("deploy", args);
  const context = await openContext();
  const { home, place } = context;
  if (place.target.name === "localstack") await demandLocalStack(place);
  if (place.target.name === "local" && !(await answers(`${place.endpoint}`)))
    throw new Advice("The local cloud does not run", "Start it and deploy: npm start");
  await withLock(home, () => bringUp(context));
  return 0;
}
