import { TARGET_NAMES, targetNamed } from "../../lib/targets.ts";
import { Advice } from "../console/advice.ts";
import { localPort } from "../local-cloud/port.ts";
import type { Home } from "../places.ts";
import { awsPlace } from "./aws.ts";
import { localPlace } from "./local.ts";
import { localstackPlace } from "./localstack.ts";
import type { Place } from "./place.ts";

/** The target that `TARGET` names (`local`), where it answers right now. */
export async function currentPlace(env: NodeJS.ProcessEnv, home: Home): Promise<Place> {
  switch (nameOf(env.TARGET || "local")) {
    case "local":
      return localPlace(await localPort(env, home));
    case "localstack":
      return localstackPlace(env);
    case "aws":
      return awsPlace(env);
  }
}

function nameOf(name: string) {
  try {
    return targetNamed(name).name;
  } catch {
    throw new Advice(`TARGET is "${name}"`, `Set it to one of: ${TARGET_NAMES.join(", ")}`);
  }
}
