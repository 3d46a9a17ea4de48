import type { Check } from "../../check.ts";
import { byStack } from "../documents/by-stack.ts";
import { lookAtHandler } from "./handler.ts";
import { lookAtProbes } from "./probes.ts";
import { lookAtSiteCheck } from "./site-check.ts";

/** Whoever asks for health, and what answers, have to speak of the same path. */
export const healthCheck: Check = {
  id: "monitoring-health",
  area: "monitoring",
  title: "What asks whether the service is well is answered",
  weight: 2,
  critical: true,
  look: byStack({ "python-kubernetes": lookAtProbes, "node-lambda": lookAtHandler, "static-site": lookAtSiteCheck }),
};
