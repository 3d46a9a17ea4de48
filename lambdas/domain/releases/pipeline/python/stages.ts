import type { ReleaseContext } from "../../../../contract/release.ts";
import { cloudOf } from "../cloud.ts";
import { deployStages } from "../deploy-stages.ts";
import type { Stage } from "../workflow.ts";
import { pythonChecks } from "./checks.ts";
import { pythonDelivery } from "./delivery.ts";
import { imageBuild, imageScan } from "./image.ts";

/** The eight stages of a Python service on Kubernetes. */
export const pythonStages = (context: ReleaseContext): Stage[] => [
  ...pythonChecks(),
  imageBuild(),
  imageScan(),
  ...deployStages(context, pythonDelivery(cloudOf(context))),
];
