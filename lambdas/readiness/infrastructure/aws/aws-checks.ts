import type { Check } from "../../check.ts";
import { iam } from "./iam.ts";
import { alarms } from "./lambda/alarms.ts";
import { lambdaFunction } from "./lambda/function.ts";
import { shift } from "./lambda/shift.ts";
import { traffic } from "./lambda/traffic.ts";
import { parameters } from "./parameters.ts";
import { references } from "./references-check.ts";
import { retention } from "./retention.ts";
import { bucket } from "./site/bucket.ts";
import { edgeFunction } from "./site/edge-function.ts";
import { https } from "./site/https.ts";
import { originAccess } from "./site/origin-access.ts";
import { valid } from "./valid.ts";

/** What is looked at in `infra/`: the template for itself, then what each of the two stacks has to be. */
export const awsChecks: readonly Check[] = [
  ...[valid, references, parameters, iam, retention],
  ...[lambdaFunction, shift, traffic, alarms],
  ...[bucket, originAccess, https, edgeFunction],
];
