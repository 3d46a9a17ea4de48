import type { Check } from "../../check.ts";
import { port } from "./port.ts";
import { secrets } from "./secrets.ts";
import { stages } from "./stages.ts";
import { user } from "./user.ts";
import { valid } from "./valid.ts";

export const dockerfileChecks: readonly Check[] = [valid, stages, user, secrets, port];
