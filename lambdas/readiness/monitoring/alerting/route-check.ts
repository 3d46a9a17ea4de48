import type { Check } from "../../check.ts";
import { lookAtAlertmanagerRoute } from "../alertmanager/bellwether-route.ts";
import { lookAtEventRoute } from "../cloudwatch/bellwether-route.ts";
import { byStack } from "../documents/by-stack.ts";

/** A rollback begins with an alert that arrives. */
export const bellwetherRouteCheck: Check = {
  id: "monitoring-bellwether-route",
  area: "monitoring",
  title: "Alerts that roll back reach Bellwether, with a token",
  weight: 3,
  critical: true,
  look: byStack({ "python-kubernetes": lookAtAlertmanagerRoute, "node-lambda": lookAtEventRoute, "static-site": lookAtEventRoute }),
};
