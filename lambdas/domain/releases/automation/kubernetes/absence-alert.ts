import type { ReleaseContext } from "../../../../contract/release.ts";
import { type Alert, ENVIRONMENT } from "./alert.ts";
import { ofService } from "./promql.ts";

/**
 * Without it the worst outage is silent: where no pod answers there is no request to fail. In production only, as other environments
 * may be switched off. It does not roll back: no series tells a bad version from a lost cluster.
 */
export function absenceAlert(context: ReleaseContext): Alert {
  const pods = `up{${ofService(context)},environment="${context.environments.at(-1)}"}`;
  return {
    name: "ServiceAbsent",
    expr: `max by (service, environment) (${pods}) == 0\nor\nabsent(${pods})`,
    for: "5m",
    severity: "page",
    rollback: false,
    summary: `${context.service} has no pod that answers in ${ENVIRONMENT}`,
    describe: () => `Prometheus scraped no pod of ${context.service} in ${ENVIRONMENT} with success for 5m, so no other alert can fire.`,
    value: "",
  };
}
