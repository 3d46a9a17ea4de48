import { rm } from "node:fs/promises";
import { Advice } from "../console/advice.ts";
import { expectNothing } from "../console/arguments.ts";
import { stopCloud } from "../local-cloud/stop-cloud.ts";
import type { Home } from "../places.ts";
import { enterPlace } from "../targets/program-env.ts";
import { openContext } from "./context.ts";
import { demandLocalStack } from "./localstack.ts";
import { withLock } from "./lock.ts";
import { prefixOf } from "./summary.ts";

/** Throws all data of an emulator away: the local cloud's state, or the stack on LocalStack. */
export async function resetCommand(args: string[]): Promise<number> {
  expectNothing("reset", args);
  const { home, place } = await openContext();
  const { name } = place.target;
  if (name === "aws")
    throw new Advice(
      "reset is for the emulators: on AWS tables and buckets outlive their stack",
      "To delete the stack: TARGET=aws npx cdk destroy",
    );
  await withLock(home, async () => {
    if (name === "local") await resetLocal(home);
    else {
      await demandLocalStack(place);
      enterPlace(place);
      const { deleteStack } = await import("../deploy/delete-stack.ts");
      await deleteStack();
    }
    for (const path of [home.outputs(name), home.token(name), home.assembly(name)]) await rm(path, { recursive: true, force: true });
  });
  process.stdout.write(`All data is gone. To begin anew: ${prefixOf(name)}npm start\n`);
  return 0;
}

async function resetLocal(home: Home): Promise<void> {
  await stopCloud(home);
  await rm(home.state, { recursive: true, force: true });
}
